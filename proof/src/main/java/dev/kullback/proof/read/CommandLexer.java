package dev.kullback.proof.read;

import java.util.Optional;
import java.util.Set;

/// Cuts commands into tokens: letters and functions by name, prose and fonts by what is inside
/// them.
final class CommandLexer {

  private static final Set<String> PROSE = Set.of("text", "mbox", "textnormal", "intertext");
  private static final Set<String> SKIPPED_GROUPS =
      Set.of("label", "tag", "begin", "end", "hspace", "vspace", "ref", "eqref", "cite", "color");

  private final Lexer lexer;

  CommandLexer(Lexer lexer) {
    this.lexer = lexer;
  }

  /// A backslash is under the cursor.
  void command() {
    int start = lexer.position();
    lexer.skip(1);
    if (lexer.position() >= lexer.end()) {
      return;
    }
    char c = lexer.text().charAt(lexer.position());
    if (!Lexer.isLatin(c)) {
      lexer.skip(1);
      controlSymbol(c, start);
      return;
    }
    while (lexer.position() < lexer.end() && Lexer.isLatin(lexer.text().charAt(lexer.position()))) {
      lexer.skip(1);
    }
    named(lexer.text().substring(start + 1, lexer.position()), start);
  }

  private void controlSymbol(char c, int start) {
    switch (c) {
      case '\\' -> {
        skipOption();
        lexer.add(Token.Kind.ROW, "\\\\", start);
      }
      case '|' -> lexer.add(Token.Kind.SIGN, "‖", start);
      case '{' -> lexer.add(Token.Kind.SIGN, "(", start);
      case '}' -> lexer.add(Token.Kind.SIGN, ")", start);
      case '[', '(' -> lexer.add(Token.Kind.SIGN, "(", start);
      case ']', ')' -> lexer.add(Token.Kind.SIGN, ")", start);
      default -> {}
    }
  }

  /// The optional length after a row: \\[4pt].
  private void skipOption() {
    if (lexer.position() < lexer.end() && lexer.text().charAt(lexer.position()) == '[') {
      int close = lexer.text().indexOf(']', lexer.position());
      if (close >= 0 && close < lexer.end() && close - lexer.position() < 12) {
        lexer.goTo(close + 1);
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
        && lexer.position() < lexer.end()
        && lexer.text().charAt(lexer.position()) == '.') {
      lexer.skip(1);
    }
  }

  /// Skips a starred name and a group in braces; returns what was inside.
  private String group() {
    if (lexer.position() < lexer.end() && lexer.text().charAt(lexer.position()) == '*') {
      lexer.skip(1);
    }
    int open = lexer.position();
    while (open < lexer.end() && lexer.text().charAt(open) == ' ') {
      open++;
    }
    if (open >= lexer.end() || lexer.text().charAt(open) != '{') {
      return "";
    }
    int close = matching(open);
    lexer.goTo(Math.min(lexer.end(), close + 1));
    return lexer.text().substring(open + 1, Math.min(lexer.end(), close));
  }

  private int matching(int open) {
    int depth = 0;
    for (int k = open; k < lexer.end(); k++) {
      char c = lexer.text().charAt(k);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return k;
      }
    }
    return lexer.end();
  }

  private void prose(int start) {
    String inside = group().strip();
    String word = inside.replaceAll("[^A-Za-z]", "");
    if (Commands.isFunction(word)) {
      function(word, start);
    } else if (inside.length() == 1 && Lexer.isLatin(inside.charAt(0))) {
      lexer.add(Token.Kind.LETTER, inside, start);
    } else if (!inside.isEmpty()) {
      lexer.add(Token.Kind.TEXT, inside, start);
    }
  }

  private void function(String word, int start) {
    String canonical =
        switch (word) {
          case "Trace" -> "trace";
          case "Diag" -> "diag";
          default -> word;
        };
    lexer.word(canonical, start);
  }

  /// A font changes nothing, except that several upright letters are one word.
  private void font(int start) {
    int before = lexer.position();
    String inside = group().strip();
    if (Commands.isFunction(inside)) {
      function(inside, start);
    } else if (inside.length() > 1 && inside.chars().allMatch(ch -> Lexer.isLatin((char) ch))) {
      lexer.add(Token.Kind.WORD, inside, start);
    } else if (inside.length() == 1 && Lexer.isLatin(inside.charAt(0))) {
      lexer.add(Token.Kind.LETTER, inside, start);
    } else {
      lexer.goTo(before);
      if (lexer.position() < lexer.end() && lexer.text().charAt(lexer.position()) == '*') {
        lexer.skip(1);
      }
    }
  }

  private void meaningful(String name, int start) {
    String word = Alphabet.WORD_COMMANDS.get(name);
    if (word != null) {
      lexer.add(Token.Kind.WORD, word, start);
      return;
    }
    String letter = Commands.letter(name);
    if (Alphabet.GREEK.contains(letter)) {
      lexer.add(Token.Kind.LETTER, letter, start);
      return;
    }
    Optional<String> sign = Commands.sign(name);
    Token.Kind kind = sign.isPresent() ? Token.Kind.SIGN : Token.Kind.COMMAND;
    lexer.add(kind, sign.orElseGet(() -> Commands.usual(name)), start);
  }
}
