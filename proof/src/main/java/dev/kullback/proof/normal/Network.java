package dev.kullback.proof.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A product of traces, bilinear forms and power sums as a graph: a vertex is a summed index with a
/// polynomial in it, an edge is a matrix word between two indices.
///
/// Expectations join vertices by covariances; what remains is read off as traces (cycles) and
/// bilinear forms (paths). Up to two vertices carry the open row and column of a matrix or vector
/// value.
final class Network {

  /// No open leg.
  static final int NONE = -1;

  /// An edge from one index to another.
  record Edge(int from, int to, Word word) {

    Edge relabel(int old, int replacement) {
      return new Edge(from == old ? replacement : from, to == old ? replacement : to, word);
    }

    boolean touches(int vertex) {
      return from == vertex || to == vertex;
    }

    int other(int vertex) {
      return from == vertex ? to : from;
    }

    /// The word read from the given end to the other.
    Word leaving(int vertex) {
      return from == vertex ? word : word.transpose();
    }
  }

  private final List<Poly> vertices;
  private final List<Edge> edges;
  private final Set<Integer> gone;
  private int row = NONE;
  private int column = NONE;

  Network() {
    this(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
  }

  private Network(List<Poly> vertices, List<Edge> edges, Set<Integer> gone) {
    this.vertices = vertices;
    this.edges = edges;
    this.gone = gone;
  }

  Network copy() {
    Network copy =
        new Network(new ArrayList<>(vertices), new ArrayList<>(edges), new HashSet<>(gone));
    copy.row = row;
    copy.column = column;
    return copy;
  }

  List<Poly> vertices() {
    return vertices;
  }

  int addVertex(Poly value) {
    vertices.add(value);
    return vertices.size() - 1;
  }

  /// A path through the diagonal letters of a word; returns its two ends.
  int[] addPath(Word word) {
    int first = addVertex(Poly.ONE);
    int current = first;
    for (Letter letter : word.letters()) {
      if (letter instanceof Letter.Diagonal(Monomial entry)) {
        vertices.set(current, vertices.get(current).times(entry));
      } else if (letter instanceof Letter.Ones) {
        current = addVertex(Poly.ONE);
      } else {
        int next = addVertex(Poly.ONE);
        edges.add(new Edge(current, next, Word.of(letter)));
        current = next;
      }
    }
    return new int[] {first, current};
  }

  void openRow(int vertex) {
    row = vertex;
  }

  void openColumn(int vertex) {
    column = vertex;
  }

  void multiply(int vertex, Poly factor) {
    vertices.set(vertex, vertices.get(vertex).times(factor));
  }

  void connect(int from, int to, Word word) {
    edges.add(new Edge(from, to, word));
  }

  /// Makes two indices one.
  void merge(int kept, int other) {
    if (kept == other) {
      return;
    }
    multiply(kept, vertices.get(other));
    gone.add(other);
    edges.replaceAll(e -> e.relabel(other, kept));
    row = row == other ? kept : row;
    column = column == other ? kept : column;
  }

  /// The value of a network without open legs.
  Poly scalar() {
    return new NetworkReading(vertices, edges, gone, row, column).scalar();
  }

  /// The value of a network with an open row (a vector) or an open row and column (a matrix).
  MatrixPoly matrix() {
    return new NetworkReading(vertices, edges, gone, row, column).matrix();
  }
}
