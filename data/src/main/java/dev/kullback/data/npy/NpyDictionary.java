package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Python dictionary in an npy header, read strictly: the three keys, each once, in any order,
/// with a string, a truth value and a tuple of whole numbers as their values. Nothing is ever
/// evaluated.
final class NpyDictionary {
  private static final int MOST_AXES = 32;

  private final String name;
  private final String text;
  private final long start;
  private int at;

  private @Nullable String descr;
  private @Nullable Boolean fortran;
  private @Nullable List<Long> shape;

  private NpyDictionary(String name, String text, long start) {
    this.name = name;
    this.text = text;
    this.start = start;
  }

  /// Reads the text.
  ///
  /// @param name what the user calls the file
  /// @param text the header
  /// @param start where in the file the text begins, for error messages
  static NpyDictionary parse(String name, String text, long start) {
    NpyDictionary dictionary = new NpyDictionary(name, text, start);
    dictionary.dictionary();
    return dictionary;
  }

  NpyHeader header(long dataOffset) {
    if (descr == null || fortran == null || shape == null) {
      throw new DataException(
          name, "needs 'descr', 'fortran_order' and 'shape' in its header, got " + text.strip());
    }
    ScalarType type = NpyDescr.type(name, descr);
    ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteOrder known = descr.charAt(0) == '=' ? ByteOrder.nativeOrder() : order;
    return new NpyHeader(type, known, fortran, shape, dataOffset);
  }

  private void dictionary() {
    expect('{');
    while (peek() != '}') {
      entry();
      if (peek() != '}') {
        expect(',');
      }
    }
    expect('}');
    if (!text.substring(at).isBlank()) {
      throw unexpected("the end of the header");
    }
  }

  private void entry() {
    String key = string();
    expect(':');
    switch (key) {
      case "descr" -> descr = once(key, descr, descr());
      case "fortran_order" -> fortran = once(key, fortran, truth());
      case "shape" -> shape = once(key, shape, tuple());
      default -> throw new DataException(name, "has an unknown key '" + key + "' in its header");
    }
  }

  private <T> T once(String key, @Nullable T before, T now) {
    if (before != null) {
      throw new DataException(name, "has the key '" + key + "' twice in its header");
    }
    return now;
  }

  private String descr() {
    if (peek() == '[') {
      throw new DataException(
          name, "holds structures of several fields, needs one plain number type; save one field");
    }
    return string();
  }

  private String string() {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw unexpected("a quoted word");
    }
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw unexpected("a closing quote");
    }
    String word = text.substring(at + 1, end);
    at = end + 1;
    return word;
  }

  private boolean truth() {
    peek();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw unexpected("True or False");
  }

  private List<Long> tuple() {
    List<Long> extents = new ArrayList<>();
    expect('(');
    while (peek() != ')') {
      extents.add(extent());
      if (peek() != ')') {
        expect(',');
      }
    }
    expect(')');
    if (extents.size() > MOST_AXES) {
      throw new DataException(name, "has " + extents.size() + " axes, needs at most " + MOST_AXES);
    }
    return List.copyOf(extents);
  }

  private long extent() {
    peek();
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == at) {
      throw unexpected("a whole number of at least 0 in the shape");
    }
    String digits = text.substring(at, end);
    at = end < text.length() && text.charAt(end) == 'L' ? end + 1 : end; // Python 2 wrote 3L
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new DataException(name, "has an impossible extent in its shape: " + digits, e);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The next character that is not blank, or NUL at the end.
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw unexpected("'" + wanted + "'");
    }
    at++;
  }

  private DataException unexpected(String wanted) {
    String rest = text.substring(Math.min(at, text.length())).strip();
    String got =
        rest.isEmpty() ? "its end" : "\"" + rest.substring(0, Math.min(20, rest.length())) + "\"";
    return new DataException(
        name,
        "needs " + wanted + " in its header, got " + printable(got) + " at byte " + (start + at));
  }

  private static String printable(String got) {
    return got.replaceAll("[^ -~]", "?");
  }
}
