/// A document tree that prints itself as markup which is at once HTML and well-formed XML.
///
/// Every text and every attribute is escaped on the way out, so no value (a file name, a label, a
/// column header) can break the document. It is not a template language and it parses nothing.
@NullMarked
package dev.kullback.app.markup;

import org.jspecify.annotations.NullMarked;
