package dev.kullback.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.app.plot.Axis;
import dev.kullback.app.plot.LineChart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void theHeadlineTellsTheElboAndItsTerms() throws Exception {
    var text = Page.of(html(4.331)).text();
    assertTrue(text.contains("−17.23 ± 0.15"), text);
    assertTrue(text.contains("= reconstruction −12.90 − KL 4.33; 360 rows, 10 draws"), text);
    assertTrue(text.contains("2 of 3"), text);
    assertTrue(text.contains("16.80 ± 0.15"), text);
    assertTrue(text.contains("123,456 parameters"), text);
    assertTrue(text.contains("the weights of epoch 38 are kept"), text);
  }

  @Test
  void theTwoKlsAreComparedInStandardErrors() throws Exception {
    assertTrue(Page.of(html(4.331)).text().contains("they agree within 0.7 standard errors"));
    assertTrue(Page.of(html(4.40)).text().contains("they DISAGREE by 15.7 standard errors"));
    assertTrue(Page.of(html(4.331)).text().contains("4.3310 ± 0.0042"));
  }

  @Test
  void theVerdictStandsInWords() throws Exception {
    var text = Page.of(html(4.331)).text();
    assertTrue(text.contains("Good: The ELBO has converged."), text);
    assertTrue(text.contains("Warning: One of 3 units is inactive."), text);
  }

  @Test
  void curvesAndLatentUnitsAreDrawn() throws Exception {
    assertEquals(
        List.of(
            "ELBO",
            "Reconstruction E_q ln p(x|z)",
            "KL(q(z|x) ‖ p(z))",
            "Active latent units",
            "KL per latent coordinate",
            "Variance of the posterior mean"),
        Page.of(html(4.331)).plots());
  }

  @Test
  void picturesStandAboveTheirCaptions() throws Exception {
    var unit = Axis.linear("u", 0, 1);
    var picture = new RunReport.Picture(new LineChart("p", unit, unit, List.of()), "A caption.");
    var page =
        Page.of(
            ReportPage.html(
                Specimen.report(Optional.of(Specimen.summary(4.331)), List.of(picture))));
    assertTrue(page.plots().contains("p"));
    assertTrue(page.text().contains("A caption."));
  }

  @Test
  void dataSettingsAndReproductionAreStated() throws Exception {
    var text = Page.of(html(4.331)).text();
    assertTrue(text.contains("Values were binarised anew in each epoch."), text);
    assertTrue(text.contains("kullback train digits --seed 1 && true"), text);
    assertTrue(text.contains("bernoulli") && text.contains("SHA-256"), text);
    assertTrue(text.contains("Training run runs/<digits>"), text);
  }

  @Test
  void anUnfinishedRunSaysSo() throws Exception {
    var page = Page.of(ReportPage.html(Specimen.report(Optional.empty(), List.of())));
    assertTrue(page.text().contains("not finished; after 40 epochs it can be resumed"));
    assertEquals(4, page.plots().size());
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    var html = html(4.331).replace("http://www.w3.org/1999/xhtml", "");
    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("<script"));
    assertFalse(html.contains("url(") || html.contains("<link"));
  }

  private static String html(double monteCarlo) {
    return ReportPage.html(Specimen.report(Optional.of(Specimen.summary(monteCarlo)), List.of()));
  }
}
