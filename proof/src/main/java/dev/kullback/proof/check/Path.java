package dev.kullback.proof.check;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.read.Document;
import dev.kullback.proof.read.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses one reading for every side of a chain, so that as many steps as possible can be proved
/// and as few unnatural readings as possible are needed.
final class Path {

  /// A step that is not proved costs more than any number of unnatural readings.
  private static final int UNPROVED = 1_000;

  private final Judge judge;

  Path(Judge judge) {
    this.judge = judge;
  }

  private record State(Reading reading, int cost, @Nullable State before) {}

  /// The chosen readings, null where a side cannot be read.
  List<@Nullable Reading> choose(List<Document.Part> sides) {
    List<List<State>> layers = new ArrayList<>();
    List<State> last = List.of();
    for (Document.Part side : sides) {
      List<State> layer = layer(usable(side.readings()), last);
      layers.add(layer);
      last = layer.isEmpty() ? last : layer;
    }
    return traceBack(layers);
  }

  /// Repaired readings are used only if they all mean the same.
  private List<Reading> usable(List<Reading> readings) {
    boolean repaired = !readings.isEmpty() && readings.getFirst().repaired();
    if (!repaired) {
      return readings;
    }
    Set<Optional<NormalForm>> meanings = new HashSet<>();
    readings.forEach(r -> meanings.add(judge.form(r.expr())));
    return meanings.size() == 1 ? readings.subList(0, 1) : List.of();
  }

  private List<State> layer(List<Reading> readings, List<State> before) {
    List<State> layer = new ArrayList<>();
    for (int k = 0; k < readings.size(); k++) {
      layer.add(best(readings.get(k), k, before));
    }
    return layer;
  }

  private State best(Reading reading, int rank, List<State> before) {
    if (before.isEmpty()) {
      return new State(reading, rank, null);
    }
    State best = null;
    for (State state : before) {
      int step = proves(state.reading().expr(), reading.expr()) ? 0 : UNPROVED;
      int cost = state.cost() + step + rank;
      if (best == null || cost < best.cost()) {
        best = new State(reading, cost, state);
      }
    }
    return Objects.requireNonNull(best);
  }

  private boolean proves(Expr left, Expr right) {
    return judge.proves(left, right);
  }

  private static List<@Nullable Reading> traceBack(List<List<State>> layers) {
    List<@Nullable Reading> chosen = new ArrayList<>();
    @Nullable State state = null;
    for (List<State> layer : layers.reversed()) {
      if (layer.isEmpty()) {
        chosen.add(null);
        continue;
      }
      state = state == null || state.before() == null ? cheapest(layer) : state.before();
      chosen.add(state.reading());
    }
    return chosen.reversed();
  }

  private static State cheapest(List<State> layer) {
    return layer.stream().min(Comparator.comparingInt(State::cost)).orElseThrow();
  }
}
