package dev.tollgate.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tollgate.application.port.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads JSON by {@link StrictJson}, and writes equal values as equal text. */
public final class CanonicalJson implements Json {

  /** Numbers with more digits than this before or after the point are written with an exponent. */
  private static final int MAX_ZEROS = 21;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Override
  public Optional<Object> read(String text) {
    return StrictJson.value(text);
  }

  @Override
  public String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean flag -> json.writeBoolean(flag);
      case BigDecimal number -> json.writeNumber(number(number));
      case List<?> values -> {
        json.writeStartArray();
        for (Object each : values) {
          write(each, json);
        }
        json.writeEndArray();
      }
      case Map<?, ?> members -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
          json.writeFieldName((String) member.getKey());
          write(member.getValue(), json);
        }
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("not a JSON value");
    }
  }

  private static String number(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs((long) shortest.scale()) <= MAX_ZEROS
        ? shortest.toPlainString()
        : shortest.toString();
  }
}
