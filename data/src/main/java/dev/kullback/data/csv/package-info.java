/// Tables of numbers as text: comma, semicolon or tab between cells, a header or none, plain or
/// gzipped. Every cell is a number or the reading ends with its line and column.
@NullMarked
package dev.kullback.data.csv;

import org.jspecify.annotations.NullMarked;
