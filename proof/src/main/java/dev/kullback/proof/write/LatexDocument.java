package dev.kullback.proof.write;

import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Rule;
import dev.kullback.proof.exact.Values;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.Latex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A derivation as a complete LaTeX document, which the project's own checker reads.
///
/// Only amsmath is needed. The rules stand beside the steps as text, their explanations at the end
/// without formulas, so that every formula in the document is a claim that can be checked.
public final class LatexDocument {

  private static final String PREAMBLE =
      """
      \\documentclass[10pt]{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[a4paper,landscape,margin=15mm]{geometry}
      \\usepackage{amsmath,amssymb}
      \\allowdisplaybreaks
      \\begin{document}
      """;

  private static final Premises.Notation NOTATION =
      new Premises.Notation(
          Latex::of, "\\mathcal{N}(", "\\operatorname{diag}(", "\\ldots", " = ", " > 0");

  private final Values values;
  private final StringBuilder out = new StringBuilder();

  private LatexDocument(Values values) {
    this.values = values;
  }

  /// Writes the derivation.
  ///
  /// @param derivation what to write
  /// @param values the values of every line at a point, or [Values#NONE]
  /// @return the document
  public static String of(Derivation derivation, Values values) {
    return new LatexDocument(values).write(derivation);
  }

  private String write(Derivation derivation) {
    out.append(PREAMBLE);
    line("\\section*{" + Titles.of(derivation) + "}");
    line("Let " + premises(derivation) + ", " + Titles.where(derivation) + ".");
    derivation.chains().forEach(this::chain);
    rules(derivation.rules());
    line("");
    line("\\medskip\\noindent " + Titles.CLOSING);
    line("\\end{document}");
    return out.toString();
  }

  private static String premises(Derivation derivation) {
    Premises premises = new Premises(NOTATION);
    List<String> all = new ArrayList<>(premises.of(derivation));
    all.addAll(premises.positive(derivation));
    return all.stream().map(formula -> "$" + formula + "$").collect(Collectors.joining(", "));
  }

  private void chain(Chain chain) {
    line("");
    line("\\paragraph{" + chain.title() + ".}");
    line("\\begin{equation}");
    line("\\begin{aligned}");
    String left = Latex.of(chain.start());
    int last = chain.steps().size() - 1;
    for (int k = 0; k <= last; k++) {
      Rule.Step step = chain.steps().get(k);
      line(
          left
              + " &= "
              + Latex.of(step.to())
              + " && \\text{"
              + step.rule().name()
              + "}"
              + (k < last ? " \\\\" : ""));
      left = "";
    }
    line("\\end{aligned}");
    line("\\end{equation}");
    value(chain.end());
  }

  private void value(Expr expr) {
    Optional<String> point = values.point();
    Optional<Values.Value> value = values.of(expr);
    if (point.isPresent() && value.isPresent()) {
      line("At \\texttt{" + ascii(point.get()) + "} every side is");
      line("\\texttt{" + ascii(value.get().text()) + "}.");
    }
  }

  /// Numbers stand outside math mode, where no checker takes them for a claim.
  private static String ascii(String text) {
    return text.replace("μ", "mu")
        .replace("σ", "sigma")
        .replace("τ", "tau")
        .replace("Σ", "Sigma")
        .replace("π", "pi")
        .replace("½", "1/2")
        .replace("−", "-")
        .replace("≈", "=")
        .replace("√", "sqrt")
        .replace("_", "\\_");
  }

  private void rules(List<Rule> rules) {
    line("");
    line("\\paragraph{Rules.}");
    line("\\begin{description}");
    for (Rule rule : rules) {
      line("\\item[" + rule.name() + "] " + rule.explanation());
    }
    line("\\end{description}");
  }

  private void line(String text) {
    out.append(text.strip()).append('\n');
  }
}
