package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import dev.tollgate.http.json.StrictJson;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code application/json} bodies whose members are parameters. */
final class JsonReader {

  private JsonReader() {}

  /** Refused, with a sentence for operators, if the bytes are not one JSON object. */
  static Result<Fields, String> read(byte[] json) {
    return StrictJson.read(json)
        .map(JsonReader::fields)
        .mapRefusal(flaw -> "The body " + flaw + ".");
  }

  private static Fields fields(Map<String, Object> members) {
    Map<String, Parameter> values = new HashMap<>();
    members.forEach((name, value) -> values.put(name, parameter(value)));
    return new Fields(values);
  }

  private static Parameter parameter(Object value) {
    return switch (value) {
      case null -> new Parameter.Absent();
      case String text -> Fields.text(text);
      default -> new Parameter.NotText();
    };
  }
}
