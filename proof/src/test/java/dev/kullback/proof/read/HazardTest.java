package dev.kullback.proof.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.print.PlainText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What real LaTeX throws at the reader, one hazard a test.
class HazardTest {

  private static final String DECLARED =
      "Let $q(z) = N(\\mu, \\Sigma)$ with $\\Sigma = diag(\\sigma_1^2, \\ldots, \\sigma_n^2)$ and"
          + " $p(z) \\sim N(0, I)$.\n";

  private static Document.Part left(String formula) {
    Document document = TextReader.read(DECLARED + "$$ " + formula + " = 0 $$", "");
    return document.displays().getFirst().chains().getFirst().sides().getFirst();
  }

  private static String read(String formula) {
    Document.Part part = left(formula);
    assertFalse(part.readings().isEmpty(), () -> formula + ": " + part.problems());
    return PlainText.of(part.readings().getFirst().expr());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "ln(2\\pi)#ln(2π)",
        "\\ln 2\\pi#ln(2π)",
        "n\\log 2\\pi#n ln(2π)",
        "\\ln 2\\pi e#ln(2πe)",
        "|\\Sigma|#|Σ|",
        "\\left|\\Sigma\\right|#|Σ|",
        "\\lvert\\Sigma\\rvert#|Σ|",
        "\\det\\Sigma#|Σ|",
        "\\operatorname{det}(\\Sigma)#|Σ|",
        "|\\Sigma^{-1}||\\Sigma|#|Σ⁻¹| |Σ|",
        "\\mathrm{tr}\\,\\Sigma#tr(Σ)",
        "Tr[\\Sigma]#tr(Σ)",
        "\\operatorname{trace}(\\Sigma)#tr(Σ)",
        "\\Sigma_{\\theta}^{-1}(x) \\mu_\\theta(x)#Σ⁻¹μ",
        "\\Sigma_\\theta(x)^{-1}\\mu#Σ⁻¹μ",
        "\\mu^T\\mu#μᵀμ",
        "\\mu^\\top\\mu#μᵀμ",
        "\\mu^{\\mathsf T}\\mu#μᵀμ",
        "\\mu'\\mu#μᵀμ",
        "\\mu^{\\intercal} \\mu#μᵀμ",
        "\\|\\mu\\|^2#‖μ‖²",
        "\\lVert \\mu \\rVert_2^2#‖μ‖²",
        "E_{z\\sim q(z|x;\\theta)}[z^Tz]#E_{z∼q(z)}[zᵀz]",
        "\\mathbb{E}_q\\left[z^T z\\right]#E_{z∼q(z)}[zᵀz]",
        "\\mathbb E_{q(z)} z^T z#E_{z∼q(z)}[zᵀz]",
        "KL(q||p)#KL(q(z) ‖ p(z))",
        "KL(q\\|p)#KL(q(z) ‖ p(z))",
        "D_{KL}(q(z|x) \\parallel p(z))#KL(q(z) ‖ p(z))",
        "D_{\\mathrm{KL}}\\left[q(z)\\,\\middle\\|\\,p(z)\\right]#KL(q(z) ‖ p(z))",
        "\\mathrm{KL}(q, p)#KL(q(z) ‖ p(z))",
        "\\frac12 n#½ n",
        "\\frac n2#n/2",
        "\\tfrac{1}{2} n#½ n",
        "½ n#½ n",
        "\\prod_{i=1}^{n}\\sigma_{i}^{2} + 1#∏_i σ_i² + 1",
        "\\sum_{i=1}^n ln(\\sigma_i) - \\frac{1}{2}#∑_i ln σ_i − ½",
        "\\sum_i \\sigma_i^2 + \\mu_i^2#∑_i (σ_i² + μ_i²)",
        "(z-0)^T I^{-1}(z-0)#(z − 0)ᵀ I⁻¹ (z − 0)",
        "e^{-\\frac12 n}#exp(−½ n)",
        "\\exp\\left(-\\frac12 n\\right)#exp(−½ n)",
        "\\bigl( n + [1 + \\{2\\}] \\bigr)#n + 1 + 2",
        "σ_1² + σ₁²#σ_1² + σ_1²",
        "Σ⁻¹ μ#Σ⁻¹μ",
        "\\mathbf{z}^{T}\\boldsymbol{\\Sigma}^{-1}\\mathbf{z}#zᵀ Σ⁻¹ z"
      })
  void spellings(String latex, String meaning) {
    assertEquals(bare(meaning), bare(read(latex)), () -> read(latex));
  }

  /// Without spaces and brackets, which are the printer's business.
  private static String bare(String formula) {
    return formula.replaceAll("[\\s()]", "");
  }

  @Test
  void powerOfALogarithmHasTwoReadings() {
    List<Reading> readings = left("ln(2\\pi)^{-\\frac{n}{2}}").readings();
    assertEquals(2, readings.size());
    assertEquals("ln((2π)^(−n/2))", PlainText.of(readings.get(0).expr()));
    assertTrue(readings.get(0).notes().getFirst().contains("ln(a^b)"));
  }

  @Test
  void theMeasureEndsTheIntegral() {
    assertEquals("∫ q(z) zᵀz dz + n", read("\\int q(z) z^T z \\, \\mathrm{d}z + n"));
    assertEquals("∫ q(z) zᵀz dz", read("\\int_{\\mathbb{R}^n} q(z) z^T z \\, d\\mathbf{z}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\begin{align} n &= n \\\\ &= n \\end{align}",
        "\\begin{equation*}\\begin{split} n &= n \\\\ &= n \\end{split}\\end{equation*}",
        "\\[ n = n = n \\]",
        "$$\nn = n\n= n\n$$",
        "\\begin{multline} n = n \\\\ = n \\end{multline}",
        "\\begin{gather} n = n = n. \\end{gather}",
        "n = n = n"
      })
  void chainsAreFoundInEveryWrapping(String text) {
    Document document = TextReader.read(text, "");
    assertEquals(3, document.displays().getFirst().chains().getFirst().sides().size());
  }

  @Test
  void rowsWithTheirOwnLeftSideAreTheirOwnChains() {
    Document document = TextReader.read("\\begin{align} n &= n \\\\ -1 &= -1 \\end{align}", "");
    assertEquals(2, document.displays().getFirst().chains().size());
  }

  @Test
  void numbersComeFromTagsAndAreCountedBack() {
    String text = "$$n=n$$ $$n=n$$ $$n=n \\tag{3}$$ $$n=n$$\n(7)\n $$n=n$$";
    List<String> numbers =
        TextReader.read(text, "").displays().stream().map(Document.Display::number).toList();
    assertEquals(List.of("1", "2", "3", "7", "8"), numbers);
  }

  @Test
  void aStrayBracketIsRepairedWithANote() {
    Document.Part part = left("\\frac12 \\int q(z) z^T z) dz");
    assertTrue(part.readings().getFirst().repaired());
    assertTrue(part.readings().getFirst().notes().getFirst().contains("no partner"));
  }

  @Test
  void aVectorBesideANumberIsAFinding() {
    Document.Part part = left("\\mu + n");
    assertTrue(part.readings().isEmpty());
    assertTrue(part.problems().getFirst().contains("added to"));
  }

  @Test
  void proseAndDeclarationsAreNoEqualities() {
    String text =
        "Cost: \\$5 = cheap. $q(z) = N(\\mu, \\Sigma)$ $$ \\Sigma = diag(\\sigma_1^2, \\ldots,"
            + " \\sigma_n^2) $$";
    assertTrue(TextReader.read(text, "").displays().isEmpty());
  }

  @Test
  void declarationsMayComeFromOutside() {
    Document document =
        TextReader.read("$$ KL(q\\|p) = 0 $$", "$q = N(m, \\sigma^2 I)$, $p = N(0, I)$");
    assertTrue(document.defaults().isEmpty(), document.defaults()::toString);
    assertTrue(document.declarations().laws().containsKey("q"));
  }
}
