package dev.kullback.app.gaussian;

import com.google.gson.stream.JsonWriter;
import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import java.io.IOException;
import java.util.Arrays;

/// Prints a covariance by the parameters of its own structure, so that nothing is lost or computed
/// again.
final class CovarianceWriter {
  private final JsonWriter json;

  private CovarianceWriter(JsonWriter json) {
    this.json = json;
  }

  static void write(JsonWriter json, Covariance covariance) throws IOException {
    new CovarianceWriter(json).write(covariance);
  }

  private void write(Covariance covariance) throws IOException {
    json.beginObject();
    switch (covariance) {
      case Isotropic c -> {
        structure("isotropic");
        json.name("dimension").value(c.dimension());
        json.name("variance").value(c.variance());
      }
      case Diagonal c -> {
        structure("diagonal");
        numbers("variances", c.variances());
      }
      case Dense c -> {
        structure("dense");
        triangle(c.hasExactEntries(), c.hasExactEntries() ? c.toDense() : c.choleskyFactor());
      }
      case Precision c -> {
        structure("precision");
        triangle(c.hasExactEntries(), c.hasExactEntries() ? c.precision() : c.choleskyFactor());
      }
      case LowRank c -> {
        structure("low-rank");
        numbers("diagonal", c.diagonal());
        rows("loadings", c.loadings());
      }
      case Kronecker c -> {
        structure("kronecker");
        nested("left", c.left());
        nested("right", c.right());
      }
      case BlockDiagonal c -> blocks(c);
      case Circulant c -> {
        structure("circulant");
        numbers("firstRow", c.firstRow());
      }
      case BandedPrecision c -> {
        structure("banded-precision");
        rows("diagonals", diagonals(c));
      }
    }
    json.endObject();
  }

  private void structure(String word) throws IOException {
    json.name("structure").value(word);
  }

  private void numbers(String name, double[] values) throws IOException {
    json.name(name);
    Line.numbers(json, values);
  }

  /// Each row on a line of its own.
  private void rows(String name, double[][] rows) throws IOException {
    json.name(name).beginArray();
    for (double[] row : rows) {
      Line.numbers(json, row);
    }
    json.endArray();
  }

  private void nested(String name, Covariance covariance) throws IOException {
    json.name(name);
    write(covariance);
  }

  private void blocks(BlockDiagonal covariance) throws IOException {
    structure("block-diagonal");
    json.name("blocks").beginArray();
    for (Covariance block : covariance.blocks()) {
      write(block);
    }
    json.endArray();
  }

  /// The matrix or its factor, as rows of 1, 2, .. n numbers.
  private void triangle(boolean exact, double[][] square) throws IOException {
    for (int i = 0; i < square.length; i++) {
      square[i] = Arrays.copyOf(square[i], i + 1);
    }
    rows(exact ? "lower" : "choleskyFactor", square);
  }

  private static double[][] diagonals(BandedPrecision covariance) {
    double[][] diagonals = new double[covariance.bandwidth() + 1][];
    Arrays.setAll(diagonals, covariance::diagonal);
    return diagonals;
  }
}
