package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds brackets without partners and the ways to put them right.
final class Brackets {

  private static final int MOST_PLACES = 80;

  private Brackets() {}

  /// The tokens with one bracket dropped or added.
  record Repair(List<Token> tokens, String note) {}

  /// The places of brackets without partners.
  static List<Integer> strays(List<Token> tokens) {
    Deque<Integer> open = new ArrayDeque<>();
    List<Integer> strays = new ArrayList<>();
    for (int k = 0; k < tokens.size(); k++) {
      Token t = tokens.get(k);
      if (t.isOpener()) {
        open.push(k);
      } else if (t.isCloser() && open.poll() == null) {
        strays.add(k);
      }
    }
    strays.addAll(open);
    return strays.stream().sorted().toList();
  }

  /// The repairs of a single stray bracket; none if there are several.
  static List<Repair> repairs(List<Token> tokens) {
    List<Integer> strays = strays(tokens);
    if (strays.size() != 1) {
      return List.of();
    }
    int stray = strays.getFirst();
    Token bracket = tokens.get(stray);
    List<Repair> repairs = new ArrayList<>();
    repairs.add(
        new Repair(
            without(tokens, stray),
            "the bracket “" + bracket.text() + "” has no partner and is left out"));
    String note = "the bracket “" + bracket.text() + "” has no partner; one was supplied";
    String partner = bracket.isCloser() ? "(" : ")";
    int from = bracket.isCloser() ? Math.max(0, stray - MOST_PLACES) : stray + 2;
    int to = bracket.isCloser() ? stray - 1 : Math.min(tokens.size(), stray + MOST_PLACES);
    for (int place = from; place <= to; place++) {
      repairs.add(new Repair(with(tokens, place, partner), note));
    }
    return repairs;
  }

  static List<Token> without(List<Token> tokens, int place) {
    List<Token> rest = new ArrayList<>(tokens);
    rest.subList(place, place + 1).clear();
    return rest;
  }

  private static List<Token> with(List<Token> tokens, int place, String sign) {
    List<Token> more = new ArrayList<>(tokens);
    int at = tokens.get(Math.min(place, tokens.size() - 1)).span().start();
    more.add(place, new Token(Token.Kind.SIGN, sign, new Span(at, at)));
    return more;
  }
}
