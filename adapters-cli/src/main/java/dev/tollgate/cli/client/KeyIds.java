package dev.tollgate.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.cli.command.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The names of the keys in a JSON Web Key Set (RFC 7517, 4.5). */
final class KeyIds {

  private static final String PLACE = "/keys/[0-9]+/kid";

  private KeyIds() {}

  /** The ids in the set, up to the first syntax error. */
  static List<String> of(String jwks) {
    List<String> ids = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(jwks)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING
            && json.getParsingContext().pathAsPointer().toString().matches(PLACE)) {
          ids.add(Quoted.plain(json.getText()));
        }
      }
    } catch (IOException e) {
      return ids;
    }
    return ids;
  }
}
