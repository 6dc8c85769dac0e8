package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import dev.tollgate.http.json.StrictJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code application/json} bodies whose members are parameters. */
final class JsonReader {

  private JsonReader() {}

  /** Empty if the bytes are not one JSON object, or a member is repeated. */
  static Optional<Fields> read(byte[] json) {
    return StrictJson.object(json).map(JsonReader::fields);
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
