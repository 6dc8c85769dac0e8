package dev.tollgate.http.learn;

import dev.tollgate.http.Reply;
import dev.tollgate.http.exchange.ReceivedReply;
import dev.tollgate.http.exchange.SentRequest;
import dev.tollgate.http.reference.NamedError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be changed about an error so that it becomes a recorded reply.
 *
 * @param members of the change, in a contract file
 * @param rows how rows have to be written, by the list and the kind of row
 * @param omitted facts that the recorded reply does not repeat
 */
record RecordedWording(
    Map<String, Object> members, Map<String, Map<String, String>> rows, Set<String> omitted) {

  /** What belongs to the connection or to the server that was recorded. */
  private static final Set<String> NOT_WORDING =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "date",
          "keep-alive",
          "server",
          "strict-transport-security",
          "transfer-encoding",
          "vary",
          "x-content-type-options",
          "x-request-id");

  /** A string of JSON, and what makes it the name of a member. */
  private static final Pattern JSON_STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*:)?");

  private static final Pattern CODE = Pattern.compile("\"error\"\\s*:\\s*\"([^\"\\\\]+)\"");

  static RecordedWording of(NamedError error, SentRequest request, ReceivedReply reply) {
    return new Making(error, request, reply).wording();
  }

  /** A wording in the making. */
  private static final class Making {

    private final NamedError error;
    private final SentRequest request;
    private final ReceivedReply reply;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> shown = new TreeSet<>();
    private String body;

    private Making(NamedError error, SentRequest request, ReceivedReply reply) {
      this.error = error;
      this.request = request;
      this.reply = reply;
      this.body = reply.body();
    }

    private RecordedWording wording() {
      for (String fact : error.needs()) {
        place(fact, error.example().get(fact));
      }
      reply
          .headers()
          .forEach(
              (name, value) -> {
                if (!NOT_WORDING.contains(name.toLowerCase(Locale.ROOT))
                    && !value.equals(error.entry().headers().get(name))) {
                  headers.putIfAbsent(name, value);
                }
              });
      error
          .entry()
          .headers()
          .keySet()
          .forEach(
              name -> {
                if (!reply.headers().containsKey(name)) {
                  headers.put(name, null);
                }
              });
      Set<String> omitted = new TreeSet<>(error.needs());
      omitted.removeAll(shown);
      return new RecordedWording(members(omitted), rows, omitted);
    }

    private Map<String, Object> members(Set<String> omitted) {
      Map<String, Object> members = new LinkedHashMap<>();
      if (reply.status() != error.entry().status()) {
        members.put("status", reply.status());
      }
      boolean isSame = reply.body().equals(error.entry().body());
      Optional<String> code = code();
      if (!isSame && !code.equals(error.entry().code())) {
        members.put("code", code.orElse(null));
      }
      if (!headers.isEmpty()) {
        members.put("headers", new LinkedHashMap<>(headers));
      }
      if (!omitted.isEmpty() && !isSame) {
        members.put("omits", List.copyOf(omitted));
      }
      if (!isSame) {
        members.put("body", body);
        error
            .sentence()
            .filter(it -> !body.contains(it))
            .ifPresent(_ -> members.put("sentence", sentence()));
      }
      return members;
    }

    private Optional<String> code() {
      Matcher code = CODE.matcher(reply.body());
      return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }

    /** The longest text of the reply. */
    private String sentence() {
      return JSON_STRING
          .matcher(reply.body())
          .results()
          .filter(found -> found.group(2) == null)
          .map(found -> found.group(1))
          .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }

    private void place(String fact, Object example) {
      switch (example) {
        case List<?> list when !list.isEmpty() -> placeRow(fact, (Reply.Row) list.getFirst());
        case null, default -> placeText(fact, String.valueOf(example));
      }
    }

    /** The text of the reply that names the field becomes the row. */
    private void placeRow(String list, Reply.Row row) {
      for (Map.Entry<String, Object> fact : row.facts().entrySet()) {
        String field = String.valueOf(fact.getValue());
        Matcher texts = JSON_STRING.matcher(body);
        while (texts.find()) {
          String text = texts.group(1);
          if (texts.group(2) == null && !text.equals(field) && isWord(field, text)) {
            String template =
                text.replaceAll("\\b" + Pattern.quote(field) + "\\b", "{" + fact.getKey() + "}");
            rows.put(list, Map.of(row.kind(), template));
            body = body.replace('"' + text + '"', "\"{" + list + "}\"");
            boolean _ = shown.add(list);
            return;
          }
        }
      }
    }

    private static boolean isWord(String word, String text) {
      return Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(text).find();
    }

    private void placeText(String fact, String example) {
      String header =
          switch (fact) {
            case "retry_after" -> "Retry-After";
            case "allow" -> "Allow";
            default -> "";
          };
      if (reply.headers().containsKey(header)) {
        headers.put(header, "{" + fact + "}");
        boolean _ = shown.add(fact);
        return;
      }
      String value =
          switch (fact) {
            case "method" -> request.method();
            case "route" -> request.path().substring(1);
            case "path" -> request.path();
            default -> example;
          };
      if (!value.isEmpty() && isWord(value, body)) {
        body = body.replaceAll("\\b" + Pattern.quote(value) + "\\b", "{" + fact + "}");
        boolean _ = shown.add(fact);
      }
    }
  }
}
