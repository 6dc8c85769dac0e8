package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SequencedMap;

/** One JSON object on one line, or a bare array of them. */
final class JsonRenderer implements Renderer {

  @Override
  public void render(Output output, PrintWriter out) {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      switch (output) {
        case Output.One(var cells) -> object(cells, json);
        case Output.Each(var things) -> array(things, json);
        case Output.Many(var _, var rows, var _) -> array(rows, json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  private static void array(List<SequencedMap<String, Cell>> rows, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    for (SequencedMap<String, Cell> row : rows) {
      object(row, json);
    }
    json.writeEndArray();
  }

  private static void object(SequencedMap<String, Cell> cells, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    for (var cell : cells.entrySet()) {
      json.writeFieldName(cell.getKey());
      value(cell.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void value(Cell cell, JsonGenerator json) throws IOException {
    switch (cell) {
      case Cell.Text(String text) -> json.writeString(text);
      case Cell.Count(long number) -> json.writeNumber(number);
      case Cell.Flag(boolean set) -> json.writeBoolean(set);
      case Cell.Time(var instant) -> json.writeString(Timestamps.EXACT.format(instant));
      case Cell.Json(String text) -> json.writeRawValue(text);
      case Cell.Nothing() -> json.writeNull();
      case Cell.Pairs(var pairs) -> {
        json.writeStartObject();
        for (var pair : pairs.entrySet()) {
          json.writeStringField(pair.getKey(), pair.getValue());
        }
        json.writeEndObject();
      }
      case Cell.Things(var things) -> array(things, json);
      case Cell.Texts(var texts) -> {
        json.writeStartArray();
        for (String text : texts) {
          json.writeString(text);
        }
        json.writeEndArray();
      }
    }
  }
}
