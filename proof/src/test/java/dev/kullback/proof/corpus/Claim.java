package dev.kullback.proof.corpus;

import dev.kullback.proof.Texts;
import java.util.ArrayList;
import java.util.List;

/// A claim of the corpus; the README beside the files says how they are written.
///
/// @param name its name
/// @param says the verdict of each equality: TRUE, FALSE or UNDECIDED
/// @param starts whether each right side still equals the start of its chain; empty if not said
/// @param onlyWhen where false claims are true: such as n = 1
/// @param text what the checker gets
record Claim(
    String name, List<String> says, List<String> starts, List<String> onlyWhen, String text) {

  private static final List<String> FILES =
      List.of(
          "algebra",
          "chains",
          "elbo",
          "enclosed",
          "entropy",
          "kl-pairs",
          "kl-standard",
          "moments",
          "spelling");

  static List<Claim> all() {
    return FILES.stream().flatMap(file -> parse(read(file + ".claims")).stream()).toList();
  }

  private static List<String> read(String file) {
    return Texts.resource("/corpus/" + file).lines().toList();
  }

  private static List<Claim> parse(List<String> lines) {
    List<Claim> claims = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (line.equals("end")) {
        claims.add(of(block));
        block.clear();
      } else {
        block.add(line);
      }
    }
    return claims;
  }

  private static Claim of(List<String> block) {
    int text = block.indexOf("text");
    List<String> head = block.subList(0, text);
    return new Claim(
        values(head, "claim").getFirst(),
        words(values(head, "says")),
        words(values(head, "start")),
        values(head, "only"),
        String.join("\n", block.subList(text + 1, block.size())) + "\n");
  }

  private static List<String> values(List<String> head, String key) {
    return head.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length()).strip())
        .toList();
  }

  private static List<String> words(List<String> values) {
    return values.stream().flatMap(value -> List.of(value.split(" +")).stream()).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
