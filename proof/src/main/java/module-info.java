import org.jspecify.annotations.NullMarked;

/// Derivations about Gaussians: read from LaTeX, decided exactly, refuted by counterexample,
/// proved, and printed.
@NullMarked
module dev.kullback.proof {
  requires static transitive org.jspecify;

  exports dev.kullback.proof;
  exports dev.kullback.proof.check;
  exports dev.kullback.proof.derive;
  exports dev.kullback.proof.exact;
  exports dev.kullback.proof.expr;
  exports dev.kullback.proof.normal;
  exports dev.kullback.proof.print;
  exports dev.kullback.proof.read;
  exports dev.kullback.proof.write;
}
