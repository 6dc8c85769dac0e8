package dev.tollgate.http.management;

import dev.tollgate.http.json.CanonicalJson;
import java.util.Map;

/** An answer of the management port, in UTF-8. */
public record ManagementAnswer(int status, String contentType, String body) {

  private static final CanonicalJson JSON = new CanonicalJson();

  /** A JSON object, written by {@link CanonicalJson}. */
  public static ManagementAnswer json(int status, Map<String, ?> members) {
    return new ManagementAnswer(status, "application/json", JSON.write(members));
  }

  /**
   * An error.
   *
   * @param error a code for programs, such as {@code not_found}
   * @param message a sentence for people
   */
  public static ManagementAnswer error(int status, String error, String message) {
    return json(status, Map.of("error", error, "message", message));
  }
}
