package dev.kullback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Terms(double mean, double covariance) {}

  record Answer(double nats, Terms terms, List<Double> rows) {}

  @Test
  void finiteNumbersKeepTheirDigits() {
    assertEquals(
        "{\"a\":0.1,\"b\":1.0E-300}", Json.printLine(new TreeMap<>(Map.of("a", 0.1, "b", 1e-300))));
  }

  @Test
  void infinityAndNanBecomeNullWithAReasonBesideThem() {
    Answer answer =
        new Answer(
            Double.POSITIVE_INFINITY,
            new Terms(0, Double.NaN),
            List.of(1.0, Double.NEGATIVE_INFINITY));
    assertEquals(
        JsonParser.parseString(
            """
            {"nats": null,
             "terms": {"mean": 0.0, "covariance": null, "reason": "covariance is not a number"},
             "rows": [1.0, null],
             "reason": "nats is +infinity; rows[1] is -infinity"}\
            """),
        JsonParser.parseString(Json.print(answer)));
  }

  @Test
  void aReasonThatIsThereStays() {
    assertEquals(
        "{\"reason\":\"q is a point mass\",\"value\":null}",
        Json.printLine(new TreeMap<>(Map.of("value", Double.NaN, "reason", "q is a point mass"))));
  }
}
