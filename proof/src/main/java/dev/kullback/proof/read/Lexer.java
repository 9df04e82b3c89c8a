package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;

/// Cuts a formula into tokens; whatever only concerns the looks of it is left out. Commands are
/// left to [CommandLexer].
final class Lexer {

  private final String text;
  private final int end;
  private int position;
  private final List<Token> tokens = new ArrayList<>();
  private final CommandLexer commands = new CommandLexer(this);

  private Lexer(String text, Span span) {
    this.text = text;
    this.position = span.start();
    this.end = span.end();
  }

  /// The tokens of a part of a text, in order, without an end mark.
  static List<Token> tokens(String text, Span span) {
    Lexer lexer = new Lexer(text, span);
    while (lexer.position < lexer.end) {
      lexer.next();
    }
    return lexer.tokens;
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  void skip(int characters) {
    position += characters;
  }

  void goTo(int place) {
    position = place;
  }

  void add(Token.Kind kind, String spelling, int start) {
    tokens.add(new Token(kind, spelling, new Span(start, Math.max(position, start))));
  }

  private void next() {
    int start = position;
    char c = text.charAt(position);
    if (Character.isWhitespace(c) || c == '~' || c == '$') {
      position++;
    } else if (c == '%') {
      skipComment();
    } else if (c == '\\') {
      commands.command();
    } else if (isDigit(c)) {
      number();
    } else if (isLatin(c)) {
      letters();
    } else if (c > 127) {
      unicode();
    } else {
      position++;
      sign(c, start);
    }
  }

  private void skipComment() {
    while (position < end && text.charAt(position) != '\n') {
      position++;
    }
  }

  private void sign(char c, int start) {
    switch (c) {
      case '{' -> add(Token.Kind.OPEN, "{", start);
      case '}' -> add(Token.Kind.CLOSE, "}", start);
      case '&' -> add(Token.Kind.ALIGN, "&", start);
      case ':' -> {
        if (position < end && text.charAt(position) == '=') {
          position++;
          add(Token.Kind.SIGN, "=", start);
        } else {
          add(Token.Kind.SIGN, ":", start);
        }
      }
      case '|' -> bar(start);
      default -> add(Token.Kind.SIGN, String.valueOf(c), start);
    }
  }

  /// Two bars without anything between them are one double bar.
  private void bar(int start) {
    boolean doubled =
        !tokens.isEmpty() && tokens.getLast().isSign("|") && tokens.getLast().span().end() == start;
    if (doubled) {
      tokens.removeLast();
      add(Token.Kind.SIGN, "‖", start - 1);
    } else {
      add(Token.Kind.SIGN, "|", start);
    }
  }

  private void number() {
    int start = position;
    if (afterFraction()) {
      position++;
      add(Token.Kind.NUMBER, text.substring(start, position), start);
      return;
    }
    while (position < end && isDigit(text.charAt(position))) {
      position++;
    }
    boolean decimals =
        position + 1 < end && text.charAt(position) == '.' && isDigit(text.charAt(position + 1));
    if (decimals) {
      position++;
      while (position < end && isDigit(text.charAt(position))) {
        position++;
      }
    }
    if (position - start > 40) {
      throw new ReadingException("a number of more than 40 digits", new Span(start, position));
    }
    add(Token.Kind.NUMBER, text.substring(start, position), start);
  }

  /// In \frac12 each digit is an argument of its own.
  private boolean afterFraction() {
    int size = tokens.size();
    if (size >= 1 && tokens.getLast().isCommand("frac")) {
      return true;
    }
    return size >= 2
        && tokens.get(size - 2).isCommand("frac")
        && tokens.getLast().kind() != Token.Kind.OPEN;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// A run of letters: known words where they occur, single letters otherwise.
  private void letters() {
    int start = position;
    String word = wordAt(position);
    if (word.isEmpty()) {
      position++;
      add(Token.Kind.LETTER, text.substring(start, position), start);
    } else {
      position += word.length();
      word(word, start);
    }
  }

  private String wordAt(int from) {
    for (String word : Alphabet.WORDS) {
      if (from + word.length() <= end && text.startsWith(word, from)) {
        return word;
      }
    }
    return "";
  }

  void word(String word, int start) {
    switch (word) {
      case "sigma", "Sigma", "theta", "mu" -> add(Token.Kind.LETTER, word, start);
      case "pi" -> add(Token.Kind.COMMAND, "pi", start);
      case "log" -> add(Token.Kind.WORD, "ln", start);
      case "Tr", "trace" -> add(Token.Kind.WORD, "tr", start);
      case "DKL" -> add(Token.Kind.WORD, "KL", start);
      default -> add(Token.Kind.WORD, word, start);
    }
  }

  private void unicode() {
    int start = position;
    int codePoint = text.codePointAt(position);
    position = Math.min(end, position + Character.charCount(codePoint));
    String meaning = Alphabet.UNICODE.get(codePoint);
    if (meaning == null) {
      add(Token.Kind.COMMAND, new String(Character.toChars(codePoint)), start);
      return;
    }
    Span span = new Span(start, position);
    boolean raised = meaning.startsWith("^") || meaning.startsWith("_");
    boolean joins = raised && joinsScript(meaning.charAt(0), start);
    for (Token t : tokens(meaning, new Span(0, meaning.length()))) {
      boolean mark = raised && t.isSign(meaning.substring(0, 1));
      if (!(joins && mark)) {
        tokens.add(new Token(t.kind(), t.text(), span));
      }
      if (mark && !joins) {
        tokens.add(new Token(Token.Kind.OPEN, "{", span));
      }
    }
    if (raised) {
      tokens.add(new Token(Token.Kind.CLOSE, "}", span));
    }
  }

  /// ⁻¹ is one exponent made of two characters: the second one reopens the group of the first.
  private boolean joinsScript(char mark, int start) {
    if (tokens.isEmpty() || start == 0) {
      return false;
    }
    String before = Alphabet.UNICODE.getOrDefault((int) text.charAt(start - 1), "");
    boolean joins =
        !before.isEmpty()
            && before.charAt(0) == mark
            && tokens.getLast().kind() == Token.Kind.CLOSE;
    if (joins) {
      tokens.removeLast();
    }
    return joins;
  }
}
