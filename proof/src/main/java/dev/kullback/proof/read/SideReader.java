package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Reads one side in all the ways it can be read, within a fixed number of attempts.
final class SideReader {

  private static final int MOST_READINGS = 12;
  private static final int MOST_TOKENS = 3_000;

  private final String text;
  private final Vocabulary vocabulary;

  SideReader(String text, Vocabulary vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
  }

  Document.Part read(Side side) {
    String source = text.substring(side.span().start(), side.span().end());
    List<String> problems = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    if (side.tokens().size() > MOST_TOKENS) {
      problems.add("a formula of more than " + MOST_TOKENS + " signs is not read");
    } else {
      readings.addAll(readings(side.tokens(), problems));
      if (readings.isEmpty()) {
        readings.addAll(repaired(side.tokens()));
      }
    }
    List<Reading> guesses =
        readings.isEmpty() && problems.size() < 10 && side.tokens().size() < 400
            ? new Salvage(vocabulary, problems).guesses(side.tokens())
            : List.of();
    return new Document.Part(side.span(), source, readings, problems, guesses);
  }

  private List<Reading> readings(List<Token> tokens, List<String> problems) {
    List<Reading> readings = new ArrayList<>();
    Deque<List<Integer>> scripts = new ArrayDeque<>();
    scripts.add(List.of());
    for (int k = 0; k < MOST_READINGS && !scripts.isEmpty(); k++) {
      Choices choices = new Choices(scripts.poll());
      try {
        readings.add(reading(tokens, choices, List.of(), false));
      } catch (ReadingException | ShapeException e) {
        if (k == 0) {
          problems.add(describe(e));
        }
      }
      scripts.addAll(choices.followers());
    }
    return readings;
  }

  private String describe(RuntimeException e) {
    Span span = e instanceof ShapeException s ? s.span() : ((ReadingException) e).span();
    String place =
        span.end() > span.start() && span.end() <= text.length()
            ? " at “" + shortened(text.substring(span.start(), span.end())) + "”"
            : "";
    return e.getMessage() + place;
  }

  private static String shortened(String source) {
    String line = source.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 37) + "…";
  }

  Reading reading(List<Token> tokens, Choices choices, List<String> notes, boolean repaired) {
    Expr expr = new ExpressionParser(tokens, vocabulary, choices).parse();
    requireShape(expr);
    List<String> all = new ArrayList<>(notes);
    all.addAll(choices.notes());
    return new Reading(expr, all, repaired);
  }

  /// An expression that denotes nothing is not a reading.
  private static void requireShape(Expr expr) {
    if (Shapes.of(expr) == Shape.ROW && expr instanceof Expr.Symbol) {
      throw new ShapeException("a row vector alone", expr.span());
    }
  }

  /// A single bracket without its partner: every way to drop it or to supply the partner that can
  /// be read. Whether they all mean the same is for the judge to say.
  private List<Reading> repaired(List<Token> tokens) {
    List<Reading> readings = new ArrayList<>();
    for (Brackets.Repair repair : Brackets.repairs(tokens)) {
      attempt(repair).ifPresent(readings::add);
    }
    return readings;
  }

  private Optional<Reading> attempt(Brackets.Repair repair) {
    try {
      Choices choices = new Choices(List.of());
      return Optional.of(reading(repair.tokens(), choices, List.of(repair.note()), true));
    } catch (ReadingException | ShapeException e) {
      return Optional.empty();
    }
  }
}
