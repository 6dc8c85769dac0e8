package dev.tollgate.http.exchange;

import dev.tollgate.http.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads exchanges from HTTP Archives, which browsers and proxies write (HAR 1.2). */
public final class HarFile {

  private HarFile() {}

  /**
   * The exchanges in their order.
   *
   * @throws NotReadable if the text is no archive
   */
  public static List<Exchange> parse(String json) {
    Map<String, Object> archive =
        StrictJson.object(json).orElseThrow(() -> new NotReadable("it is no JSON object"));
    List<Exchange> exchanges = new ArrayList<>();
    for (Object entry : list(object(archive.get("log")).get("entries"))) {
      exchanges.add(exchange(object(entry)));
    }
    return exchanges;
  }

  private static Exchange exchange(Map<String, Object> entry) {
    Map<String, Object> request = object(entry.get("request"));
    Map<String, Object> response = object(entry.get("response"));
    String target = text(request.get("url")).replaceFirst("^https?://[^/?#]*", "");
    List<String> headers = new ArrayList<>();
    for (Object header : list(request.get("headers"))) {
      headers.add(text(object(header).get("name")) + ": " + text(object(header).get("value")));
    }
    SentRequest sent =
        new SentRequest(
            text(request.get("method")),
            target.startsWith("/") ? target : "/" + target,
            headers,
            text(object(request.get("postData")).get("text")));
    Object comment = entry.get("comment");
    return new Exchange(
        comment instanceof String title && !title.isBlank()
            ? title.strip()
            : sent.method() + " " + sent.path(),
        sent,
        Optional.of(reply(response)));
  }

  private static ReceivedReply reply(Map<String, Object> response) {
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Object header : list(response.get("headers"))) {
      headers.merge(
          text(object(header).get("name")),
          text(object(header).get("value")),
          (a, b) -> a + ", " + b);
    }
    Map<String, Object> content = object(response.get("content"));
    String body = text(content.get("text"));
    if (!(response.get("status") instanceof BigDecimal status)) {
      throw new NotReadable("a response has no status");
    }
    return new ReceivedReply(
        status.intValue(),
        headers,
        "base64".equals(content.get("encoding")) ? decoded(body) : body);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new NotReadable("a body is no Base64");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }
}
