package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads assignments such as `mu=(1,-1/2), sigma=(1/2,3), Sigma=((2,1),(1,3))`.
final class PointReader {

  private final String text;
  private int at;

  private PointReader(String text) {
    this.text = text;
  }

  static Map<String, Matrix> read(String text) {
    return new PointReader(text).assignments();
  }

  private Map<String, Matrix> assignments() {
    Map<String, Matrix> values = new LinkedHashMap<>();
    do {
      String name = name();
      expect('=');
      if (values.put(name, value()) != null) {
        throw wrong("every name once, got " + name + " twice");
      }
    } while (next(','));
    if (skip() < text.length()) {
      throw wrong("a comma between assignments");
    }
    return values;
  }

  private String name() {
    int start = skip();
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (at == start) {
      throw wrong("a name such as mu or sigma");
    }
    return Greek.ascii(text.substring(start, at));
  }

  private Matrix value() {
    if (!opens()) {
      return Matrix.column(List.of(number()));
    }
    List<Matrix> parts = list();
    if (parts.stream().allMatch(PointReader::isNumber)) {
      return Matrix.column(parts.stream().map(part -> part.at(0, 0)).toList());
    }
    boolean rectangular = parts.stream().allMatch(part -> part.height() == parts.size());
    if (!rectangular) {
      throw wrong("a square matrix, one bracket for each row");
    }
    return new Matrix(parts.stream().map(part -> part.transpose().rows().getFirst()).toList());
  }

  private static boolean isNumber(Matrix value) {
    return value.height() == 1 && value.width() == 1;
  }

  private boolean opens() {
    return skip() < text.length() && "([".indexOf(text.charAt(at)) >= 0;
  }

  private List<Matrix> list() {
    char close = text.charAt(at) == '(' ? ')' : ']';
    at++;
    List<Matrix> parts = new ArrayList<>();
    do {
      parts.add(value());
    } while (next(','));
    expect(close);
    return parts;
  }

  private Rational number() {
    int start = skip();
    while (at < text.length() && "+-./0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Rational.parse(text.substring(start, at));
    } catch (ArithmeticException | NumberFormatException _) {
      at = start;
      throw wrong("a number such as 3, -1/2 or 0.25");
    }
  }

  private int skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean next(char wanted) {
    if (skip() < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  private IllegalArgumentException wrong(String needed) {
    return new IllegalArgumentException(
        "the point \"" + text + "\" needs " + needed + ", at column " + (at + 1));
  }
}
