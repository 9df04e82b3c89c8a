package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;

/// A place in a list of tokens, with a bound on nesting.
final class Cursor {

  private static final int DEEPEST = 80;

  private final List<Token> tokens;
  private int position;
  private int depth;

  Cursor(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    int k = position + ahead;
    return k < tokens.size() ? tokens.get(k) : end();
  }

  private Token end() {
    int last = tokens.isEmpty() ? 0 : tokens.getLast().span().end();
    return new Token(Token.Kind.END, "", new Span(last, last));
  }

  Token next() {
    Token token = peek();
    position = Math.min(tokens.size(), position + 1);
    return token;
  }

  int position() {
    return position;
  }

  void reset(int to) {
    position = to;
  }

  boolean atEnd() {
    return position >= tokens.size();
  }

  boolean acceptSign(String sign) {
    if (peek().isSign(sign)) {
      position++;
      return true;
    }
    return false;
  }

  /// Takes a bar; of a double bar it takes the first half and leaves the second.
  boolean acceptBar() {
    if (peek().isSign("‖")) {
      tokens.set(position, new Token(Token.Kind.SIGN, "|", peek().span()));
      return true;
    }
    return acceptSign("|");
  }

  boolean acceptOpen() {
    return accept(Token.Kind.OPEN);
  }

  boolean acceptClose() {
    return accept(Token.Kind.CLOSE);
  }

  private boolean accept(Token.Kind kind) {
    if (peek().kind() == kind) {
      position++;
      return true;
    }
    return false;
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw error("the formula is nested more than " + DEEPEST + " deep");
    }
  }

  void leave() {
    depth--;
  }

  ReadingException error(String message) {
    return new ReadingException(message, peek().span());
  }

  /// The span from an earlier place to here.
  Span since(int start) {
    if (start >= tokens.size() || position <= start) {
      return peek().span();
    }
    int first = tokens.get(start).span().start();
    return new Span(first, Math.max(first, tokens.get(position - 1).span().end()));
  }
}
