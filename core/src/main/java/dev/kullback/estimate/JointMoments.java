package dev.kullback.estimate;

/// Moments of whole rows, with y = x − mean:
///
/// ```text
/// M = Σ y yᵀ       (lower triangle, row-major)      the covariance
/// v = Σ ‖y‖² y     and     f = Σ ‖y‖⁴               what Ledoit-Wolf needs beside it
/// ```
///
/// Moving the origin by d (y becomes y − d) changes them exactly by what `moved` adds; merging two
/// sets of moments moves both to their common mean and adds.
final class JointMoments implements Moments {
  private final int n;
  private final Center center;
  private final double[] m;
  private final double[] v;
  private long count;
  private double f;

  JointMoments(int n) {
    this.n = n;
    center = new Center(n);
    m = new double[Math.multiplyExact(n, n)];
    v = new double[n];
  }

  @Override
  public void add(double[] rows, int rowCount) {
    if (rowCount == 0) {
      return;
    }
    JointMoments block = new JointMoments(n);
    block.addFirst(rows, rowCount);
    merge(block);
  }

  /// Into nothing: centred at the block's own mean, which is taken relative to its first row.
  private void addFirst(double[] rows, int rowCount) {
    count = rowCount;
    double[] shift = new double[n];
    for (int r = 0; r < rowCount; r++) {
      for (int i = 0; i < n; i++) {
        shift[i] += rows[r * n + i] - rows[i];
      }
    }
    // Rows of zeros to a multiple of four: they change no sum, and the products take four at once.
    double[] y = new double[(rowCount + 3) / 4 * 4 * n];
    for (int i = 0; i < n; i++) {
      shift[i] /= rowCount;
      center.set(i, rows[i], shift[i]);
      for (int r = 0; r < rowCount; r++) {
        y[r * n + i] = (rows[r * n + i] - rows[i]) - shift[i];
      }
    }
    addProducts(y);
    addFourth(y);
  }

  /// `M += Σ y yᵀ`, four rows at once: one load and store of M for four products.
  private void addProducts(double[] y) {
    for (int r = 0; r < y.length; r += 4 * n) {
      for (int i = 0; i < n; i++) {
        addRow(y, r, i);
      }
    }
  }

  private void addRow(double[] y, int r, int i) {
    double a = y[r + i];
    double b = y[r + n + i];
    double c = y[r + 2 * n + i];
    double d = y[r + 3 * n + i];
    for (int j = 0; j <= i; j++) {
      double low = Math.fma(a, y[r + j], b * y[r + n + j]);
      double high = Math.fma(c, y[r + 2 * n + j], d * y[r + 3 * n + j]);
      m[i * n + j] += low + high;
    }
  }

  private void addFourth(double[] y) {
    for (int r = 0; r < y.length; r += n) {
      double square = 0;
      for (int i = 0; i < n; i++) {
        square = Math.fma(y[r + i], y[r + i], square);
      }
      for (int i = 0; i < n; i++) {
        v[i] = Math.fma(square, y[r + i], v[i]);
      }
      f = Math.fma(square, square, f);
    }
  }

  void merge(JointMoments other) {
    if (other.count == 0) {
      return;
    }
    if (count == 0) {
      copy(other);
      return;
    }
    double share = (double) other.count / (count + other.count);
    double[] mine = new double[n];
    double[] theirs = new double[n];
    for (int i = 0; i < n; i++) {
      double difference = other.center.minus(i, center, i);
      mine[i] = share * difference;
      theirs[i] = mine[i] - difference;
    }
    double[] otherV = other.v.clone();
    f = moved(mine, v) + other.moved(theirs, otherV);
    for (int i = 0; i < n; i++) {
      v[i] += otherV[i];
    }
    addMoved(other, mine, share);
    count += other.count;
  }

  /// Moves the third moment `third` (this one's, or a copy) by d, and gives the fourth moved by d.
  ///
  /// ```text
  /// v' = v − 2 M d − (tr M + N ‖d‖²) d
  /// f' = f + 4 dᵀ M d − 4 dᵀ v + ‖d‖² (2 tr M + N ‖d‖²)
  /// ```
  private double moved(double[] d, double[] third) {
    double[] product = product(d);
    double trace = trace();
    double length = dot(d, d);
    double result = f + 4 * dot(d, product) - 4 * dot(d, third);
    result += length * (2 * trace + count * length);
    for (int i = 0; i < n; i++) {
      third[i] -= 2 * product[i] + (trace + count * length) * d[i];
    }
    // A sum of fourth powers is not negative; where it is nearly 0, its rounding error may be.
    return Math.max(result, 0);
  }

  /// `M += M' + (N N' / (N + N')) δ δᵀ` with `move = δ N' / (N + N')`, and the mean by that move.
  private void addMoved(JointMoments other, double[] move, double share) {
    double weight = count / share;
    for (int i = 0; i < n; i++) {
      double scaled = weight * move[i];
      for (int j = 0; j <= i; j++) {
        m[i * n + j] += Math.fma(scaled, move[j], other.m[i * n + j]);
      }
      center.move(i, move[i]);
    }
  }

  private void copy(JointMoments other) {
    count = other.count;
    f = other.f;
    System.arraycopy(other.m, 0, m, 0, m.length);
    System.arraycopy(other.v, 0, v, 0, n);
    for (int i = 0; i < n; i++) {
      center.copy(i, other.center, i);
    }
  }

  /// `M d` from the lower triangle.
  private double[] product(double[] d) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = m[i * n + i] * d[i];
      for (int j = 0; j < i; j++) {
        sum = Math.fma(m[i * n + j], d[j], sum);
        product[j] = Math.fma(m[i * n + j], d[i], product[j]);
      }
      product[i] += sum;
    }
    return product;
  }

  private double trace() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += m[i * n + i];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = Math.fma(a[i], b[i], sum);
    }
    return sum;
  }

  /// `M / divisor`, both triangles.
  double[][] covariance(long divisor) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i][j] = m[i * n + j] / divisor;
        rows[j][i] = rows[i][j];
      }
    }
    return rows;
  }

  /// `Σ ‖y‖⁴`.
  double fourth() {
    return f;
  }

  @Override
  public long count(int i) {
    return count;
  }

  @Override
  public double mean(int i) {
    return center.value(i);
  }

  @Override
  public double squares(int i) {
    return m[i * n + i];
  }
}
