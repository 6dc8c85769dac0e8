package dev.tollgate.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one reader of JSON objects from outside (RFC 8259), so that no two parts of the server
 * understand the same bytes differently. It refuses what others guess at: bytes that are not UTF-8,
 * a byte order mark, half a surrogate pair, a repeated name at any depth, and more than 100 levels.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private StrictJson() {}

  /** Empty if the bytes are not one JSON object in UTF-8. */
  public static Optional<Map<String, Object>> object(byte[] utf8) {
    return read(utf8).fold(Optional::of, _ -> Optional.empty());
  }

  /**
   * The members in their order: text as {@code String}, every number as an exact {@code
   * BigDecimal}, {@code Boolean}, {@code Map}, {@code List} or null. Empty if the text is not one
   * JSON object.
   */
  public static Optional<Map<String, Object>> object(String text) {
    return read(text).fold(Optional::of, _ -> Optional.empty());
  }

  /**
   * The same, refused with what keeps the bytes from being one JSON object in UTF-8: the end of a
   * sentence that begins with a name for them, and repeats nothing of them.
   */
  public static Result<Map<String, Object>, String> read(byte[] utf8) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Result.refused("is not UTF-8");
    }
  }

  private static Result<Map<String, Object>, String> read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Result.refused("is not a JSON object");
      }
      Map<String, Object> members = members(parser);
      return parser.nextToken() == null
          ? Result.ok(members)
          : Result.refused("has text after its JSON object");
    } catch (JacksonException e) {
      return Result.refused(flaw(e));
    } catch (NotText e) {
      return Result.refused("has half a surrogate pair in its text");
    } catch (NumberFormatException e) {
      return Result.refused("has a number that is out of range");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  /** A reader that gives up does not say where. */
  private static String flaw(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "is nested more than %d levels deep, or has too long a number".formatted(MAX_DEPTH);
    }
    return "%s at line %d, column %d"
        .formatted(
            e.getOriginalMessage().startsWith("Duplicate")
                ? "repeats the name of a member"
                : "is broken JSON",
            e.getLocation().getLineNr(),
            e.getLocation().getColumnNr());
  }

  /** Any value but null, as in {@link #object(String)}; empty if the text is not exactly one. */
  public static Optional<Object> value(String text) {
    return object("{\"value\":" + text + "}")
        .filter(members -> members.size() == 1)
        .map(members -> members.get("value"));
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException, NotText {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(whole(name), value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException, NotText {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> whole(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** No encoding has half a surrogate pair, so it would turn into something else on the way. */
  private static String whole(String text) throws NotText {
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new NotText();
    }
    return text;
  }

  private static final class NotText extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
