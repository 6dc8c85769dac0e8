package dev.tollgate.http.json;

import java.util.List;
import java.util.Map;

/** Writes the values of JSON as text, in the order that they are in (RFC 8259). */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(512);

  private JsonText() {}

  /**
   * Writes an object.
   *
   * @param members by {@code String}, of {@code String}, {@code Boolean}, {@code Number}, {@code
   *     List}, {@code Map} or null
   */
  public static String of(Map<?, ?> members) {
    JsonText json = new JsonText();
    json.object(members);
    return json.text.toString();
  }

  private void object(Map<?, ?> members) {
    char before = '{';
    for (Map.Entry<?, ?> member : members.entrySet()) {
      text.append(before);
      string((String) member.getKey());
      text.append(':');
      value(member.getValue());
      before = ',';
    }
    text.append(before == '{' ? "{}" : "}");
  }

  private void array(List<?> values) {
    text.append('[');
    String before = "";
    for (Object each : values) {
      text.append(before);
      value(each);
      before = ",";
    }
    text.append(']');
  }

  private void value(Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> string(string);
      case Boolean flag -> text.append(flag.booleanValue());
      case Number number -> text.append(number);
      case List<?> values -> array(values);
      case Map<?, ?> members -> object(members);
      default -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  private void string(String string) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029') {
        text.append(string, written, i);
        escape(c);
        written = i + 1;
      }
    }
    text.append(string, written, string.length()).append('"');
  }

  /** Line separators are escaped, too: scripts once could not contain them. */
  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default ->
          text.append("\\u")
              .append(HEX.charAt(c >> 12))
              .append(HEX.charAt(c >> 8 & 15))
              .append(HEX.charAt(c >> 4 & 15))
              .append(HEX.charAt(c & 15));
    }
  }
}
