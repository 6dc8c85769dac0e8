package dev.tollgate.http.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.http.Answer;
import dev.tollgate.http.reference.ErrorReference;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PagesTest {

  private static final String HOSTILE = "\"'><script>alert(1)</script>&amp;<img src=x onerror=y>";

  private final Pages pages = new Pages();

  @Test
  void nothingInAReferenceBecomesMarkup() {
    ErrorReference hostile = reference(HOSTILE);

    for (Publication page : List.of(pages.errors(hostile), pages.errors(List.of(hostile)))) {
      assertHarmless(html(page));
    }
  }

  @Test
  void nothingOfTheFrontPageBecomesMarkup() {
    FrontPage front =
        new FrontPage(
            HOSTILE,
            HOSTILE,
            List.of(new FrontPage.Contract(HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE)),
            List.of(new FrontPage.Link("javascript:alert(1)", HOSTILE)));

    String html = html(pages.front(front));

    assertHarmless(html);
    assertFalse(html.contains("javascript:alert(1)\""), html);
  }

  @Test
  void nothingOfAnErrorBecomesMarkup() {
    Answer page = pages.error(Answer.json(404, "{}").with("Allow", "GET"), HOSTILE, HOSTILE);

    assertHarmless(page.body());
    assertEquals(404, page.status());
    assertEquals("GET", page.headers().get("Allow"));
  }

  @Test
  void errorsWithoutACodeAreGroupedByTheirStatusBehindTheOthers() {
    ErrorReference reference =
        new ErrorReference(
            "c",
            "about",
            List.of(
                entry("plain", Optional.empty()),
                entry("b-one", Optional.of("b")),
                entry("a-one", Optional.of("a")),
                entry("b-two", Optional.of("b"))));

    List<String> groups =
        ErrorGroup.of(reference).stream()
            .map(
                group ->
                    group.title()
                        + group.entries().stream().map(ErrorReference.Entry::name).toList())
            .toList();

    assertEquals(List.of("a[a-one]", "b[b-one, b-two]", "401 Unauthorized[plain]"), groups);
  }

  @Test
  void theExampleIssuerGivesWayToTheRealOne() {
    ErrorReference.Entry told =
        ErrorReference.of("rfc").at("http://127.0.0.1:1").entries().getFirst();

    assertEquals(
        "{\"error\":\"invalid_request\",\"error_description\":\"The parameter grant_type is"
            + " missing.\",\"error_uri\":\"http://127.0.0.1:1/errors/rfc#invalid_request\"}",
        told.body());
  }

  private static void assertHarmless(String html) {
    assertTrue(html.contains("alert(1)"), "the text itself is shown");
    assertFalse(html.contains("<script>"), html);
    assertFalse(html.contains("<img src=x"), html);
    assertFalse(html.contains("=\"\"'>"), html);
    assertFalse(html.contains("\"\"'"), html);
  }

  private static String html(Publication page) {
    HttpRequest<?> request = new SimpleHttpRequest<>(io.micronaut.http.HttpMethod.GET, "/", null);
    return new String((byte[]) page.answer(request).body(), StandardCharsets.UTF_8);
  }

  private static ErrorReference reference(String text) {
    return new ErrorReference(text, text, List.of(entry(text, Optional.of(text))));
  }

  private static ErrorReference.Entry entry(String text, Optional<String> code) {
    return new ErrorReference.Entry(
        text,
        text,
        text,
        Map.of(),
        code,
        401,
        new TreeMap<>(Map.of("X-Header", text)),
        text,
        text,
        text,
        ErrorReference.Source.OURS,
        Optional.of(text));
  }
}
