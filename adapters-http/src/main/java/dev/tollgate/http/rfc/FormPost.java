package dev.tollgate.http.rfc;

import dev.tollgate.http.Answer;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers in a form that the browser posts to the client (OAuth 2.0 Form Post Response Mode, 2).
 */
@Singleton
final class FormPost {

  /** What an answer may hold, in the order of the form. */
  private static final List<String> FIELDS =
      List.of("code", "error", "error_description", "state", "iss");

  private final PersonalPages pages;

  FormPost(PersonalPages pages) {
    this.pages = pages;
  }

  /**
   * The page in the place of a redirect.
   *
   * @param address the redirect URI up to where parameters follow
   * @param query the parameters
   */
  Answer answer(String address, String query) {
    Fields sent = BodyReader.authorization(query, Set.of()).fields();
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : FIELDS) {
      sent.get(field).text().ifPresent(value -> fields.put(field, value));
    }
    String target = address.substring(0, address.length() - 1);
    return pages.posting("formpost", Map.of("target", target, "fields", fields), target);
  }
}
