package dev.kullback.proof.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The spellings the lexer knows: Greek letters, Unicode signs, words, commands without meaning.
final class Alphabet {

  static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda",
          "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "psi", "omega", "Gamma", "Delta", "Theta",
          "Lambda", "Sigma", "Phi", "Psi", "Omega");

  private static final String UNICODE_SOURCE =
      """
      α \\alpha
      β \\beta
      γ \\gamma
      δ \\delta
      ε \\epsilon
      η \\eta
      θ \\theta
      κ \\kappa
      λ \\lambda
      μ \\mu
      µ \\mu
      ν \\nu
      ξ \\xi
      π \\pi
      ρ \\rho
      σ \\sigma
      τ \\tau
      φ \\phi
      ϕ \\phi
      ψ \\psi
      ω \\omega
      Γ \\Gamma
      Δ \\Delta
      Θ \\Theta
      Λ \\Lambda
      Σ \\Sigma
      Φ \\Phi
      Ψ \\Psi
      Ω \\Omega
      ∑ \\sum
      ∏ \\prod
      ∫ \\int
      √ \\sqrt
      ‖ \\|
      ∥ \\|
      ∣ |
      − -
      – -
      · *
      ⋅ *
      × *
      ∼ \\sim
      ≡ =
      ≤ \\leq
      ≥ \\geq
      ≈ \\approx
      … \\ldots
      ⋯ \\ldots
      ½ {1/2}
      ¼ {1/4}
      ¾ {3/4}
      ² ^2
      ³ ^3
      ⁴ ^4
      ᵀ ^T
      ⊤ T
      ⁻ ^-
      ¹ ^1
      ₀ _0
      ₁ _1
      ₂ _2
      ₃ _3
      ᵢ _i
      ⱼ _j
      ₙ _n
      ⁿ ^n
      𝔼 E
      ℝ R
      ∈ \\in
      ′ '
      ’ '
      ∞ \\infty
      ⟹ \\implies
      ⇒ \\implies
      → \\to
      """;

  /// Unicode characters as the source of tokens.
  static final Map<Integer, String> UNICODE = unicode();

  private static Map<Integer, String> unicode() {
    Map<Integer, String> table = new HashMap<>();
    UNICODE_SOURCE
        .lines()
        .forEach(l -> table.put(l.codePointAt(0), l.substring(l.indexOf(' ') + 1) + " "));
    for (int space : new int[] {0xA0, 0x2009, 0x200A, 0x202F, 0x2061, 0x200B}) {
      table.put(space, " ");
    }
    return table;
  }

  /// Words that are recognised even without a backslash, longest first where one begins another.
  static final String[] WORDS = {
    "ELBO", "diag", "trace", "sigma", "Sigma", "theta", "log", "exp", "det", "Var", "Cov", "DKL",
    "ln", "tr", "Tr", "KL", "mu", "pi"
  };

  /// Commands that stand for a word.
  static final Map<String, String> WORD_COMMANDS =
      Map.of(
          "ln", "ln", "log", "ln", "exp", "exp", "det", "det", "tr", "tr", "Tr", "tr", "trace",
          "tr", "KL", "KL", "diag", "diag");

  /// Relations that end a chain of equalities.
  static final Set<String> OTHER_RELATIONS =
      Set.of(
          "leq",
          "geq",
          "le",
          "ge",
          "approx",
          "neq",
          "ne",
          "propto",
          "implies",
          "Rightarrow",
          "iff",
          "Leftrightarrow",
          "to",
          "sim",
          "in",
          "ll",
          "gg",
          "simeq",
          "cong",
          "rightarrow",
          "therefore",
          "because",
          "forall",
          "Longrightarrow",
          "lt",
          "gt");

  /// Commands that only move ink.
  static final Set<String> INVISIBLE =
      Set.of(
          "quad",
          "qquad",
          "space",
          "enspace",
          "thinspace",
          "displaystyle",
          "textstyle",
          "limits",
          "nolimits",
          "nonumber",
          "notag",
          "hfill",
          "noindent",
          "big",
          "Big",
          "bigg",
          "Bigg",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "biggl",
          "biggr",
          "Biggl",
          "Biggr",
          "bigm",
          "Bigm",
          "biggm",
          "left",
          "right",
          "middle",
          "allowbreak",
          "nobreak",
          "hspace",
          "vspace",
          "scriptstyle",
          "rm",
          "bf",
          "it",
          "cal",
          "negthinspace",
          "medspace",
          "thickspace",
          "allowdisplaybreaks",
          "mathstrut",
          "strut",
          "centering",
          "hline");

  /// Commands whose group is read as if the command were not there.
  static final Set<String> FONTS =
      Set.of(
          "mathbf",
          "boldsymbol",
          "bm",
          "mathrm",
          "mathcal",
          "mathbb",
          "mathsf",
          "mathit",
          "operatorname",
          "textbf",
          "textit",
          "textrm",
          "vec",
          "mathscr",
          "mathfrak",
          "bold",
          "underline",
          "mathds",
          "mathtt",
          "pmb",
          "operatorname*",
          "boxed",
          "mathop",
          "ensuremath");

  private Alphabet() {}
}
