package dev.kullback.app.plot;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// A plot's document, parsed as XML: not well-formed means failed.
record Svg(Document document) {
  static Svg of(Plot plot) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return new Svg(builder.parse(new InputSource(new StringReader(plot.document()))));
  }

  List<Element> all(String tag) {
    var nodes = document.getElementsByTagName(tag);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  List<Element> all(String tag, String style) {
    return all(tag).stream().filter(e -> e.getAttribute("class").contains(style)).toList();
  }

  List<String> texts() {
    return all("text").stream().map(Element::getTextContent).toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
