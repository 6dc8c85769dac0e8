package dev.tollgate.http.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a file in YAML as JSON, which a start reads several times faster. The build writes
 * it beside the files that come with this program.
 */
public final class QuickForm {

  private static final JsonFactory JSON = new JsonFactory();

  private QuickForm() {}

  /** The name of this form of a file. */
  public static String nameOf(String yaml) {
    return yaml.replaceFirst("\\.yaml$", ".json");
  }

  /**
   * Writes what was read from YAML.
   *
   * @throws IllegalArgumentException if JSON has no such value
   */
  public static byte[] write(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(value, json);
    }
    return bytes.toByteArray();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case List<?> values -> {
        json.writeStartArray();
        for (Object each : values) {
          write(each, json);
        }
        json.writeEndArray();
      }
      case Map<?, ?> members -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          if (!(member.getKey() instanceof String name)) {
            throw new IllegalArgumentException(member.getKey() + " is not a text");
          }
          json.writeFieldName(name);
          write(member.getValue(), json);
        }
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
    }
  }

  /** Reads what {@link #write(Object)} wrote of an object; members keep their order. */
  static Map<String, Object> read(InputStream written) throws IOException {
    try (JsonParser json = JSON.createParser(written)) {
      JsonToken _ = json.nextToken();
      return members(json);
    }
  }

  private static Map<String, Object> members(JsonParser json) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      members.put(name, value(json.nextToken(), json));
    }
    return members;
  }

  private static Object value(JsonToken first, JsonParser json) throws IOException {
    return switch (first) {
      case START_OBJECT -> members(json);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        for (JsonToken it = json.nextToken(); it != JsonToken.END_ARRAY; it = json.nextToken()) {
          values.add(value(it, json));
        }
        yield values;
      }
      case VALUE_NUMBER_INT -> json.getIntValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }
}
