package dev.tollgate.http.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PagesTest {

  private static final String HOSTILE = "\"'><script>alert(1)</script>&amp;<img src=x onerror=y>";

  private final Pages pages = new Pages(new Issuer(() -> "https://auth.example.com"));

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
    Answer page =
        pages.error(
            new Answer(404, new TreeMap<>(Map.of("Allow", "GET")), new byte[0]), HOSTILE, HOSTILE);

    assertHarmless(new String(page.body(), StandardCharsets.UTF_8));
    assertEquals(404, page.status());
    assertEquals("GET", page.headers().get("Allow"));
  }

  @Test
  void errorsWithoutACodeAreGroupedByTheirStatusBehindTheOthers() {
    ErrorReference reference =
        reference(
            "c",
            List.of(
                entry("plain", Optional.empty()),
                entry("b-one", Optional.of("b")),
                entry("a-one", Optional.of("a")),
                entry("b-two", Optional.of("b"))));

    List<String> groups =
        ErrorGroup.of(reference).stream()
            .map(group -> group.title() + group.entries().stream().map(Entry::name).toList())
            .toList();

    assertEquals(List.of("a[a-one]", "b[b-one, b-two]", "401 Unauthorized[plain]"), groups);
  }

  @Test
  void theExampleIssuerGivesWayToTheRealOne() {
    Entry told = ErrorReference.of("rfc").at("http://127.0.0.1:1").entries().getFirst();

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
    Request request = Request.of(new SimpleHttpRequest<>(HttpMethod.GET, "/", null));
    Reply.Success reply = (Reply.Success) page.answer(mock(Layer.class), request);
    return new String((byte[]) reply.body(), StandardCharsets.UTF_8);
  }

  private static ErrorReference reference(String text) {
    return reference(text, List.of(entry(text, Optional.of(text))));
  }

  private static ErrorReference reference(String text, List<Entry> entries) {
    ErrorReference reference = mock(ErrorReference.class);
    when(reference.contract()).thenReturn(text);
    when(reference.about()).thenReturn(text);
    when(reference.entries()).thenReturn(entries);
    return reference;
  }

  private static Entry entry(String text, Optional<String> code) {
    return new Entry(
        text,
        text,
        text,
        code,
        401,
        new TreeMap<>(Map.of("X-Header", text)),
        text,
        text,
        text,
        ErrorCatalog.Retryable.NO,
        text,
        ErrorCatalog.Source.OURS,
        Optional.of(text),
        List.of(new ErrorCatalog.Reaction(text, text, text)));
  }
}
