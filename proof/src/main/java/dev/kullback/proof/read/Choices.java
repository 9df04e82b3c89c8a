package dev.kullback.proof.read;

import java.util.ArrayList;
import java.util.List;

/// The places where a formula can be read in more than one way, and the way taken at each.
///
/// A script says which option to take at the first few places; beyond it the first option is taken.
final class Choices {

  private final List<Integer> script;
  private final List<Integer> options = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Choices(List<Integer> script) {
    this.script = List.copyOf(script);
  }

  /// Chooses among notes.length options; the note of the option taken is kept.
  int choose(String... alternatives) {
    int place = options.size();
    int option = place < script.size() ? script.get(place) : 0;
    options.add(alternatives.length);
    if (!alternatives[option].isEmpty()) {
      notes.add(alternatives[option]);
    }
    return option;
  }

  List<String> notes() {
    return notes;
  }

  /// The scripts that differ from this one at one later place.
  List<List<Integer>> followers() {
    List<List<Integer>> followers = new ArrayList<>();
    for (int place = script.size(); place < options.size(); place++) {
      for (int option = 1; option < options.get(place); option++) {
        List<Integer> next = new ArrayList<>(script);
        while (next.size() < place) {
          next.add(0);
        }
        next.add(option);
        followers.add(next);
      }
    }
    return followers;
  }
}
