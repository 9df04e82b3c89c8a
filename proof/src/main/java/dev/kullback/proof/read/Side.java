package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.List;

/// One side of an equality: the tokens between two equals signs.
///
/// @param tokens the tokens, without alignment marks and row ends
/// @param span the text they stand in
record Side(List<Token> tokens, Span span) {

  Side {
    tokens = List.copyOf(tokens);
  }
}
