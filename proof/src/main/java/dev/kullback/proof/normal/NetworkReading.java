package dev.kullback.proof.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a contracted network: its connected parts must be cycles and paths.
final class NetworkReading {

  private final List<Poly> vertices;
  private final List<Network.Edge> edges;
  private final Set<Integer> gone;
  private final int[] degrees;
  private final int row;
  private final int column;

  NetworkReading(
      List<Poly> vertices, List<Network.Edge> edges, Set<Integer> gone, int row, int column) {
    this.vertices = new ArrayList<>(vertices);
    this.edges = new ArrayList<>(edges);
    this.gone = new HashSet<>(gone);
    this.row = row;
    this.column = column;
    absorbLoops();
    absorbLeaves();
    this.degrees = new int[vertices.size()];
    Arrays.setAll(degrees, this::degree);
  }

  private int degree(int vertex) {
    int degree = (row == vertex ? 1 : 0) + (column == vertex ? 1 : 0);
    for (Network.Edge e : edges) {
      degree += (e.from() == vertex ? 1 : 0) + (e.to() == vertex ? 1 : 0);
    }
    return degree;
  }

  private void multiply(int vertex, Poly factor) {
    vertices.set(vertex, vertices.get(vertex).times(factor));
  }

  /// An edge from a vertex to itself is a diagonal entry.
  private void absorbLoops() {
    for (Network.Edge e : List.copyOf(edges)) {
      if (e.from() == e.to()) {
        edges.remove(e);
        multiply(e.from(), Words.entry(MatrixPoly.of(e.word()), Atom.BOUND, Atom.BOUND));
      }
    }
  }

  /// Where more than two lines meet, a line that ends nowhere else is a component of a vector.
  private void absorbLeaves() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Network.Edge e : List.copyOf(edges)) {
        int leaf = degree(e.from()) == 1 ? e.from() : degree(e.to()) == 1 ? e.to() : Network.NONE;
        if (leaf != Network.NONE && degree(e.other(leaf)) > 2) {
          int hub = e.other(leaf);
          MatrixPoly line =
              MatrixPoly.of(e.leaving(hub)).times(MatrixPoly.diagonal(vertices.get(leaf)));
          edges.remove(e);
          gone.add(leaf);
          multiply(hub, Words.vectorEntry(line, Atom.BOUND));
          changed = true;
        }
      }
    }
  }

  Poly scalar() {
    return closedParts(new HashSet<>(gone));
  }

  MatrixPoly matrix() {
    Set<Integer> seen = new HashSet<>(gone);
    MatrixPoly left = walk(row, seen);
    MatrixPoly value = left;
    if (column != Network.NONE && !seen.contains(column)) {
      value = left.times(MatrixPoly.ONES).times(walk(column, seen).transpose());
    }
    return value.scale(closedParts(seen));
  }

  private Poly closedParts(Set<Integer> seen) {
    Poly product = Poly.ONE;
    for (int v = 0; v < vertices.size(); v++) {
      if (!seen.contains(v) && degrees[v] < 2) {
        product = product.times(Words.bilinear(walk(v, seen)));
      }
    }
    for (int v = 0; v < vertices.size(); v++) {
      if (!seen.contains(v)) {
        product = product.times(Words.trace(walk(v, seen)));
      }
    }
    return product;
  }

  /// The product along the line that starts at a vertex; a cycle comes back to it.
  private MatrixPoly walk(int start, Set<Integer> seen) {
    MatrixPoly product = MatrixPoly.IDENTITY;
    int current = start;
    while (true) {
      if (degrees[current] > 2) {
        throw new OutsideFragmentException("an entrywise product of matrices");
      }
      seen.add(current);
      product = product.times(MatrixPoly.diagonal(vertices.get(current)));
      Network.Edge next = leaving(current);
      if (next == null) {
        return product;
      }
      product = product.times(MatrixPoly.of(next.leaving(current)));
      current = next.other(current);
      edges.remove(next);
      if (current == start) {
        return product;
      }
    }
  }

  private Network.@Nullable Edge leaving(int vertex) {
    for (Network.Edge e : edges) {
      if (e.touches(vertex)) {
        return e;
      }
    }
    return null;
  }
}
