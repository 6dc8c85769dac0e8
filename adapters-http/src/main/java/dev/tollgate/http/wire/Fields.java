package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request by name; what was not sent is absent. */
public record Fields(Map<String, Parameter> values) {

  public static final Fields NONE = new Fields(Map.of());

  public Fields {
    values = Map.copyOf(values);
  }

  public Parameter get(String name) {
    return values.getOrDefault(name, new Parameter.Absent());
  }

  /** All but the parameter of this name. */
  public Fields without(String name) {
    Map<String, Parameter> others = new HashMap<>(values);
    Parameter _ = others.remove(name);
    return new Fields(others);
  }

  public boolean has(String name) {
    return !(get(name) instanceof Parameter.Absent);
  }

  /** Blank text counts as not sent; other text is never trimmed. */
  static Parameter text(String value) {
    return value.isBlank() ? new Parameter.Absent() : new Parameter.Text(value);
  }
}
