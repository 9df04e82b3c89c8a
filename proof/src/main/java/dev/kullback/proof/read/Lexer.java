package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a formula into tokens; whatever only concerns the looks of it is left out.
final class Lexer {

  private static final Set<String> PROSE = Set.of("text", "mbox", "textnormal", "intertext");
  private static final Set<String> SKIPPED_GROUPS =
      Set.of("label", "tag", "begin", "end", "hspace", "vspace", "ref", "eqref", "cite", "color");

  private final String text;
  private final int end;
  private int position;
  private final List<Token> tokens = new ArrayList<>();

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

  private void add(Token.Kind kind, String spelling, int start) {
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
      command();
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

  private static boolean isLatin(char c) {
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

  private void word(String word, int start) {
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

  private void command() {
    int start = position++;
    if (position >= end) {
      return;
    }
    char c = text.charAt(position);
    if (!isLatin(c)) {
      position++;
      controlSymbol(c, start);
      return;
    }
    while (position < end && isLatin(text.charAt(position))) {
      position++;
    }
    named(text.substring(start + 1, position), start);
  }

  private void controlSymbol(char c, int start) {
    switch (c) {
      case '\\' -> {
        skipOption();
        add(Token.Kind.ROW, "\\\\", start);
      }
      case '|' -> add(Token.Kind.SIGN, "‖", start);
      case '{' -> add(Token.Kind.SIGN, "(", start);
      case '}' -> add(Token.Kind.SIGN, ")", start);
      case '[', '(' -> add(Token.Kind.SIGN, "(", start);
      case ']', ')' -> add(Token.Kind.SIGN, ")", start);
      default -> {}
    }
  }

  /// The optional length after a row: \\[4pt].
  private void skipOption() {
    if (position < end && text.charAt(position) == '[') {
      int close = text.indexOf(']', position);
      if (close >= 0 && close < end && close - position < 12) {
        position = close + 1;
      }
    }
  }

  private void named(String name, int start) {
    if (Alphabet.INVISIBLE.contains(name)) {
      invisible(name);
    } else if (SKIPPED_GROUPS.contains(name)) {
      group();
    } else if (PROSE.contains(name)) {
      prose(start);
    } else if (Alphabet.FONTS.contains(name)) {
      font(start);
    } else {
      meaningful(name, start);
    }
  }

  /// After \left and \right a full stop stands for no bracket at all.
  private void invisible(String name) {
    if ((name.equals("left") || name.equals("right"))
        && position < end
        && text.charAt(position) == '.') {
      position++;
    }
  }

  /// Skips a starred name and a group in braces; returns what was inside.
  private String group() {
    if (position < end && text.charAt(position) == '*') {
      position++;
    }
    int open = position;
    while (open < end && text.charAt(open) == ' ') {
      open++;
    }
    if (open >= end || text.charAt(open) != '{') {
      return "";
    }
    int close = matching(open);
    position = Math.min(end, close + 1);
    return text.substring(open + 1, Math.min(end, close));
  }

  private int matching(int open) {
    int depth = 0;
    for (int k = open; k < end; k++) {
      char c = text.charAt(k);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return k;
      }
    }
    return end;
  }

  private void prose(int start) {
    String inside = group().strip();
    String word = inside.replaceAll("[^A-Za-z]", "");
    if (wordMeans(word)) {
      wordToken(word, start);
    } else if (inside.length() == 1 && isLatin(inside.charAt(0))) {
      add(Token.Kind.LETTER, inside, start);
    } else if (!inside.isEmpty()) {
      add(Token.Kind.TEXT, inside, start);
    }
  }

  private static boolean wordMeans(String word) {
    return Set.of(WORDS_UPRIGHT).contains(word);
  }

  private static final String[] WORDS_UPRIGHT = {
    "ln", "log", "exp", "tr", "Tr", "trace", "Trace", "det", "diag", "KL", "Var", "Cov", "ELBO",
    "DKL", "Diag"
  };

  private void wordToken(String word, int start) {
    String canonical =
        switch (word) {
          case "Trace" -> "trace";
          case "Diag" -> "diag";
          default -> word;
        };
    word(canonical, start);
  }

  /// A font changes nothing, except that several upright letters are one word.
  private void font(int start) {
    int before = position;
    String inside = group().strip();
    if (wordMeans(inside)) {
      wordToken(inside, start);
    } else if (inside.length() > 1 && inside.chars().allMatch(ch -> isLatin((char) ch))) {
      add(Token.Kind.WORD, inside, start);
    } else if (inside.length() == 1 && isLatin(inside.charAt(0))) {
      add(Token.Kind.LETTER, inside, start);
    } else {
      position = before;
      if (position < end && text.charAt(position) == '*') {
        position++;
      }
    }
  }

  private void meaningful(String name, int start) {
    String word = Alphabet.WORD_COMMANDS.get(name);
    if (word != null) {
      add(Token.Kind.WORD, word, start);
      return;
    }
    String letter = variant(name);
    if (Alphabet.GREEK.contains(letter)) {
      add(Token.Kind.LETTER, letter, start);
      return;
    }
    String sign = SIGNS.get(name);
    if (sign != null) {
      add(Token.Kind.SIGN, sign, start);
    } else {
      add(Token.Kind.COMMAND, synonym(name), start);
    }
  }

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("mid", "|"),
          Map.entry("vert", "|"),
          Map.entry("lvert", "|"),
          Map.entry("rvert", "|"),
          Map.entry("Vert", "‖"),
          Map.entry("lVert", "‖"),
          Map.entry("rVert", "‖"),
          Map.entry("parallel", "‖"),
          Map.entry("cdot", "*"),
          Map.entry("times", "*"),
          Map.entry("lbrace", "("),
          Map.entry("rbrace", ")"),
          Map.entry("lbrack", "["),
          Map.entry("rbrack", "]"),
          Map.entry("equiv", "="),
          Map.entry("triangleq", "="),
          Map.entry("coloneqq", "="),
          Map.entry("prime", "'"),
          Map.entry("div", "/"),
          Map.entry("doteq", "="),
          Map.entry("langle", "("),
          Map.entry("rangle", ")"),
          Map.entry("colon", ":"));

  private static String variant(String name) {
    return switch (name) {
      case "varSigma" -> "Sigma";
      case "varepsilon" -> "epsilon";
      case "varphi" -> "phi";
      case "vartheta" -> "theta";
      case "varsigma" -> "sigma";
      default -> name;
    };
  }

  private static String synonym(String name) {
    return switch (name) {
      case "tfrac", "dfrac", "cfrac", "nicefrac" -> "frac";
      case "dots", "cdots", "dotsc", "dotsb", "vdots", "ddots" -> "ldots";
      case "intercal", "transpose" -> "top";
      case "iint", "oint", "idotsint" -> "int";
      default -> name;
    };
  }
}
