package dev.kullback.app.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
  @Test
  void everythingIsEscaped() {
    var element = Element.of("p").with("title", "a\"<b>").containing(new Text("1 < 2 & \"x\""));
    assertEquals(
        "<p title=\"a&quot;&lt;b&gt;\">1 &lt; 2 &amp; &quot;x&quot;</p>", element.markup());
  }

  @Test
  void charactersThatXmlCannotHoldBecomeTheReplacementCharacter() {
    assertEquals("a\uFFFDb\uFFFDc\n", new Text("a\u0000b\uD800c\n").markup());
    assertEquals("\uD835\uDF07", new Text("\uD835\uDF07").markup(), "a pair is one character");
  }

  @Test
  void onlyVoidElementsCloseThemselves() {
    assertEquals("<br/>", Element.of("br").markup());
    assertEquals("<div></div>", Element.of("div").markup());
  }

  @Test
  void aCopyLeavesTheOriginalAlone() {
    var original = Element.of("g");
    var changed = original.with("x", 1).containing(Element.of("b"));
    assertEquals("<g></g>", original.markup());
    assertEquals("<g x=\"1\"><b></b></g>", changed.markup());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a > b {}", "a::before { content: \"x\" }", "a & b {}", "<!--"})
  void aStyleSheetThatHtmlAndXmlReadDifferentlyIsRefused(String css) {
    assertThrows(IllegalArgumentException.class, () -> StyleResource.style(css));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.001, 0", "1, 1", "-12.345, -12.34", "1e6, 1000000", "0.1, 0.1"})
  void numbersAreShort(double value, String text) {
    assertEquals(text, Element.hundredths(value));
  }
}
