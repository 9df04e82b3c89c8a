package dev.kullback.proof.check;

import dev.kullback.proof.expr.Expr;

/// A small change that makes a false line true, and is proved to.
///
/// @param expr the repaired right side
/// @param what what was changed, in words
public record Repair(Expr expr, String what) {}
