package dev.kullback.data.csv;

import dev.kullback.data.Matrix;
import java.util.List;
import java.util.Optional;

/// A table that was read.
///
/// @param matrix its numbers, as doubles
/// @param columnNames what the header calls the columns; empty without one
/// @param separator what stood between its cells
public record CsvTable(Matrix matrix, Optional<List<String>> columnNames, char separator) {}
