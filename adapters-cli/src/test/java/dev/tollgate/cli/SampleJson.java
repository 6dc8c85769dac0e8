package dev.tollgate.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.application.port.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads JSON, and writes what needs no escapes. */
public final class SampleJson implements Json {

  @Override
  public Optional<Object> read(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      boolean isEmpty = parser.nextToken() == null;
      Optional<Object> value = isEmpty ? Optional.empty() : Optional.ofNullable(value(parser));
      return parser.nextToken() == null ? value : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  @Override
  public String write(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + text + '"';
      case List<?> values ->
          values.stream().map(this::write).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> members ->
          new TreeMap<>(members)
              .entrySet().stream()
                  .map(member -> write(member.getKey()) + ":" + write(member.getValue()))
                  .collect(Collectors.joining(",", "{", "}"));
      default -> value.toString();
    };
  }
}
