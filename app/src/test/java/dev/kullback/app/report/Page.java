package dev.kullback.app.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// A report, parsed as XML: not well-formed means failed.
public record Page(Document document) {
  /// Parses.
  ///
  /// @param html the page
  /// @return its tree
  /// @throws Exception when it is not well-formed
  public static Page of(String html) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return new Page(builder.parse(new InputSource(new StringReader(html))));
  }

  /// Everything a reader can read.
  ///
  /// @return the text of the body
  public String text() {
    return document.getElementsByTagName("body").item(0).getTextContent();
  }

  /// Titles of all plots.
  ///
  /// @return in document order
  public List<String> plots() {
    var nodes = document.getElementsByTagName("svg");
    var titles = new ArrayList<String>();
    for (int i = 0; i < nodes.getLength(); i++) {
      titles.add(((Element) nodes.item(i)).getElementsByTagName("title").item(0).getTextContent());
    }
    return titles;
  }
}
