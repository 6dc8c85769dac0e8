package dev.tollgate.cli.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON object of texts, whole numbers, truth values, null, objects and arrays. Asking it for what
 * it does not hold ends in an {@link IllegalArgumentException}.
 */
final class JsonObject {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Object NULL = new Object();

  private final SequencedMap<String, Object> members = new LinkedHashMap<>();

  /** The name of the first member; empty if there is none. */
  String firstName() {
    return members.isEmpty() ? "" : members.firstEntry().getKey();
  }

  /** Adds a member, and answers with this object. */
  JsonObject with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  JsonObject with(String name, Instant value) {
    return with(name, value.toString());
  }

  /** Null where there is no value. */
  JsonObject with(String name, Optional<?> value) {
    return with(name, value.<Object>map(Object::toString).orElse(NULL));
  }

  /** Adds no member where there is no value. */
  JsonObject withPresent(String name, Optional<?> value) {
    return value.map(it -> with(name, it.toString())).orElse(this);
  }

  String text(String name) {
    return as(String.class, members.get(name));
  }

  Optional<String> optionalText(String name) {
    return members.get(name) == NULL ? Optional.empty() : Optional.of(text(name));
  }

  /** Empty where there is no such member. */
  Optional<String> presentText(String name) {
    return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  boolean flag(String name) {
    return as(Boolean.class, members.get(name));
  }

  long number(String name) {
    return as(Long.class, members.get(name));
  }

  Instant time(String name) {
    return instant(text(name));
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(JsonObject::instant);
  }

  /** Whole milliseconds from 1970 to the end of the year 9999, as every store holds them. */
  private static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH)
          || !instant.isBefore(YEAR_10000)
          || !instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
        throw new IllegalArgumentException("not an instant that a store holds");
      }
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not an instant", e);
    }
  }

  JsonObject object(String name) {
    return as(JsonObject.class, members.get(name));
  }

  List<String> texts(String name) {
    return list(name, String.class);
  }

  List<JsonObject> objects(String name) {
    return list(name, JsonObject.class);
  }

  private <T> List<T> list(String name, Class<T> type) {
    List<T> values = new ArrayList<>();
    for (Object value : as(List.class, members.get(name))) {
      values.add(as(type, value));
    }
    return values;
  }

  private static <T> T as(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("not a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** Without blanks, in the order of the members. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(this, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case JsonObject object -> {
        generator.writeStartObject();
        for (var member : object.members.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object each : list) {
          write(each, generator);
        }
        generator.writeEndArray();
      }
      case Boolean flag -> generator.writeBoolean(flag);
      case Long number -> generator.writeNumber(number);
      case String text -> generator.writeString(text);
      default -> generator.writeNull();
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static JsonObject parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return as(JsonObject.class, value(parser));
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          var _ = object.with(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      case null, default -> throw new IllegalArgumentException("not a value");
    };
  }
}
