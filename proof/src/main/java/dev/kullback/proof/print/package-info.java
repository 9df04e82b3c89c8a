/// Prints expressions: as plain text, as LaTeX, as MathML.
///
/// One [Typesetter] turns a tree into boxes with all brackets in place; three small renderers write
/// the boxes down. Nothing here reads, and nothing here changes a formula.
@NullMarked
package dev.kullback.proof.print;

import org.jspecify.annotations.NullMarked;
