package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;

/// Splits the tokens of a display into chains a = b = c, over rows and across them.
///
/// A row that begins with a relation goes on with the chain before it. Inequalities end a chain.
final class ChainSplitter {

  private final List<List<Side>> chains = new ArrayList<>();
  private List<Side> chain = new ArrayList<>();
  private List<Token> side = new ArrayList<>();
  private boolean muted;
  private int depth;

  private ChainSplitter() {}

  /// The chains with at least one equals sign.
  static List<List<Side>> chains(List<Token> tokens) {
    ChainSplitter splitter = new ChainSplitter();
    for (int k = 0; k < tokens.size(); k++) {
      splitter.take(tokens, k);
    }
    splitter.endChain();
    return splitter.chains;
  }

  private void take(List<Token> tokens, int k) {
    Token token = tokens.get(k);
    switch (token.kind()) {
      case OPEN -> depth++;
      case CLOSE -> depth = Math.max(0, depth - 1);
      default -> {}
    }
    boolean top = depth == 0;
    if (token.kind() == Token.Kind.ROW) {
      depth = 0;
      if (startsChain(tokens, k + 1)) {
        endChain();
      }
    } else if (top && token.isSign("=")) {
      endSide();
    } else if (top && token.kind() == Token.Kind.COMMAND && ends(token.text())) {
      endChain();
    } else if (top && (token.isSign("<") || token.isSign(">"))) {
      endChain();
    } else if (top && token.kind() == Token.Kind.TEXT) {
      muted = true;
    } else if (token.kind() != Token.Kind.ALIGN && !muted) {
      side.add(token);
    }
  }

  private static boolean ends(String command) {
    return Alphabet.OTHER_RELATIONS.contains(command)
        && !command.equals("sim")
        && !command.equals("in");
  }

  /// A row starts a chain of its own if it has something before its first equals sign that is not
  /// the rest of the expression above it.
  private boolean startsChain(List<Token> tokens, int from) {
    int level = 0;
    boolean empty = true;
    boolean aligned = false;
    for (int k = from; k < tokens.size(); k++) {
      Token t = tokens.get(k);
      level += t.kind() == Token.Kind.OPEN ? 1 : t.kind() == Token.Kind.CLOSE ? -1 : 0;
      if (t.kind() == Token.Kind.ROW) {
        return false;
      }
      if (level == 0 && t.isSign("=")) {
        return !empty && (aligned || !continues(tokens.get(first(tokens, from))));
      }
      aligned |= t.kind() == Token.Kind.ALIGN && !empty;
      empty &= t.kind() == Token.Kind.ALIGN || t.kind() == Token.Kind.TEXT;
    }
    return false;
  }

  private static int first(List<Token> tokens, int from) {
    int k = from;
    while (tokens.get(k).kind() == Token.Kind.ALIGN) {
      k++;
    }
    return k;
  }

  private boolean continues(Token first) {
    if (first.isSign("+") || first.isSign("-") || first.isSign("*") || first.isCloser()) {
      return true;
    }
    return !side.isEmpty()
        && side.getLast().kind() == Token.Kind.SIGN
        && isOperator(side.getLast());
  }

  private static boolean isOperator(Token t) {
    return t.isSign("+") || t.isSign("-") || t.isSign("*") || t.isOpener();
  }

  private void endSide() {
    List<Token> tokens = trimmed(side);
    boolean leading = chain.isEmpty() && tokens.isEmpty();
    if (!leading || !chains.isEmpty()) {
      chain.add(new Side(tokens, span(tokens, side)));
    }
    side = new ArrayList<>();
    muted = false;
  }

  private void endChain() {
    endSide();
    if (!chain.isEmpty() && chain.getFirst().tokens().isEmpty()) {
      chain.removeFirst();
    }
    chain.removeIf(s -> s.tokens().isEmpty());
    if (chain.size() > 1) {
      chains.add(chain);
    }
    chain = new ArrayList<>();
  }

  private static Span span(List<Token> tokens, List<Token> fallback) {
    List<Token> used = tokens.isEmpty() ? fallback : tokens;
    return used.isEmpty()
        ? Span.NONE
        : new Span(
            used.getFirst().span().start(),
            Math.max(used.getFirst().span().start(), used.getLast().span().end()));
  }

  /// Punctuation at the end of a side belongs to the sentence, not to the formula.
  private static List<Token> trimmed(List<Token> tokens) {
    int end = tokens.size();
    while (end > 0 && isPunctuation(tokens.get(end - 1))) {
      end--;
    }
    return List.copyOf(tokens.subList(0, end));
  }

  private static boolean isPunctuation(Token t) {
    return t.isSign(",") || t.isSign(".") || t.isSign(";") || t.isSign(":");
  }
}
