package dev.kullback.app.kl.literal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text taken from left to right, number by word by sign; blanks count nowhere. Every error
/// points at its column.
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final String label;
  private final String text;
  private int at;

  Lexer(String label, String text) {
    this.label = label;
    this.text = text;
  }

  String label() {
    return label;
  }

  String text() {
    return text;
  }

  /// The index of what comes next.
  int place() {
    skipBlanks();
    return at;
  }

  /// The next character that is not blank, or NUL at the end.
  char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  boolean took(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  void expect(char wanted, String where) {
    if (!took(wanted)) {
      throw error(at, "needs '" + wanted + "' " + where + ", got " + found(at));
    }
  }

  void expectEnd(String where) {
    if (place() < text.length()) {
      throw error(at, "needs nothing " + where + ", got " + found(at));
    }
  }

  /// The letters that come next, not taken yet; empty where there are none.
  String word() {
    skipBlanks();
    Matcher matcher = WORD.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.group() : "";
  }

  boolean tookWord(String wanted) {
    boolean there = word().equals(wanted);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  double number(String wanted) {
    skipBlanks();
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw error(at, "needs " + wanted + ", got " + found(at));
    }
    int start = at;
    at = matcher.end();
    double value = Double.parseDouble(matcher.group());
    if (Double.isInfinite(value)) {
      throw error(start, "needs a number within the range of a double, got " + matcher.group());
    }
    return value;
  }

  /// Goes back to a place.
  void back(int place) {
    at = place;
  }

  String found(int place) {
    Matcher matcher = WORD.matcher(text).region(place, text.length());
    if (matcher.lookingAt()) {
      return "'" + matcher.group() + "'";
    }
    return place < text.length() ? "'" + text.charAt(place) + "'" : "the end";
  }

  LiteralException error(int place, String problem) {
    return new LiteralException(label, text, place, problem);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
