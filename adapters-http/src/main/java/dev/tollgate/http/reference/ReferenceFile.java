package dev.tollgate.http.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.reference.Template.RowTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an {@code errors.yaml}, and refuses what is wrong in it by itself. */
final class ReferenceFile {

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "layer",
          "of",
          "example",
          "code",
          "status",
          "headers",
          "body",
          "sentence",
          "cause",
          "action",
          "advice",
          "source",
          "unreachable");

  /** RFC 9110, 5.6.2. */
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** What the server writes by itself. */
  private static final Set<String> RESERVED =
      Set.of("connection", "content-length", "date", "transfer-encoding", "x-request-id");

  private static final JsonFactory JSON = new JsonFactory();

  private final String contract;
  private final String place;

  ReferenceFile(String contract) {
    this(contract, contract);
  }

  /**
   * A file outside of the folder of its contract.
   *
   * @param place the folder that messages name
   */
  ReferenceFile(String contract, String place) {
    this.contract = contract;
    this.place = place;
  }

  ErrorReference read(Map<String, Object> written) {
    Set<String> unknown = new TreeSet<>(written.keySet());
    unknown.removeAll(Set.of("about", "headers", "lists", "errors"));
    if (!unknown.isEmpty()) {
      throw new InvalidReference(place, "nothing is called " + unknown);
    }
    if (!(written.get("about") instanceof String about)
        || !(written.get("errors") instanceof List<?> errors)) {
      throw new InvalidReference(place, "about or errors is missing");
    }
    Map<String, RowTexts> lists = lists(object(written.get("lists")));
    List<NamedError> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object error : errors) {
      Map<String, Object> members = object(error);
      String name = String.valueOf(members.get("name"));
      if (!names.add(name)) {
        throw new InvalidReference(place, name, "another entry has the same name");
      }
      read.add(new EntryReader(name, members).read(lists));
    }
    return new ErrorReference(contract, about, read);
  }

  /** Reads one entry by itself. */
  NamedError read(String name, Map<String, Object> members, Map<String, RowTexts> lists) {
    return new EntryReader(name, members).read(lists);
  }

  static Map<String, RowTexts> lists(Map<String, Object> written) {
    Map<String, RowTexts> lists = new TreeMap<>();
    written.forEach(
        (name, list) -> {
          Map<String, String> rows = new TreeMap<>();
          object(object(list).get("rows")).forEach((kind, row) -> rows.put(kind, "" + row));
          lists.put(name, new RowTexts("" + object(list).get("between"), rows));
        });
    return lists;
  }

  /** Empty for what is not written. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object written) {
    return written == null ? Map.of() : (Map<String, Object>) written;
  }

  /** An entry on its way out of the file. */
  private final class EntryReader {

    private final String name;
    private final Map<String, Object> written;

    private EntryReader(String name, Map<String, Object> written) {
      this.name = name;
      this.written = written;
    }

    private NamedError read(Map<String, RowTexts> lists) {
      Set<String> unknown = new TreeSet<>(written.keySet());
      unknown.removeAll(MEMBERS);
      if (!unknown.isEmpty()) {
        throw wrong("no member of an entry is called " + unknown);
      }
      TreeMap<String, Template> headers = new TreeMap<>();
      String type = "";
      for (Map.Entry<String, Object> header : object(written.get("headers")).entrySet()) {
        String value = String.valueOf(header.getValue());
        checkHeaderName(header.getKey());
        headers.put(
            header.getKey(),
            isRedirect(header.getKey())
                ? Template.of(value, Escape.QUERY, lists)
                : Template.of(value, Escape.HEADER, Map.of()));
        type = header.getKey().equalsIgnoreCase("Content-Type") ? value : type;
      }
      String body = text("body");
      if (type.isEmpty() != body.isEmpty()) {
        throw wrong("a body needs a Content-Type, and an empty one has none");
      }
      NamedError error =
          new NamedError(
              entry(body),
              text("of"),
              optional("sentence"),
              example(lists.keySet()),
              headers,
              Template.of(body, escape(type), lists));
      checkFacts(error.needs(), error.example().keySet());
      problem(error, error.example())
          .ifPresent(
              problem -> {
                throw wrong(problem);
              });
      return error.at(ErrorReference.EXAMPLE_ISSUER);
    }

    private static boolean isRedirect(String header) {
      return header.equalsIgnoreCase("Location");
    }

    private Entry entry(String body) {
      String cause = text("cause");
      String advice = text("advice");
      if (!cause.endsWith(".") || !advice.endsWith(".")) {
        throw wrong("cause and advice are sentences that end with a full stop");
      }
      Hint hint = hint();
      return new Entry(
          contract,
          name,
          text("layer"),
          optional("code"),
          status(),
          new TreeMap<>(),
          body,
          cause,
          advice,
          hint.retryable(),
          hint.action(),
          source(),
          optional("unreachable"),
          List.of());
    }

    private static Escape escape(String type) {
      if (isJsonType(type)) {
        return Escape.JSON;
      }
      return type.matches("text/html.*|[a-z]+/([a-z.-]+\\+)?xml.*") ? Escape.HTML : Escape.NONE;
    }

    private void checkHeaderName(String header) {
      if (!HEADER_NAME.matcher(header).matches()) {
        throw wrong(header + " is not the name of a header field");
      }
      if (RESERVED.contains(header.toLowerCase(Locale.ROOT))) {
        throw wrong("the server itself writes the header field " + header);
      }
    }

    private void checkFacts(Set<String> needs, Set<String> given) {
      Set<String> missing = new TreeSet<>(needs);
      missing.removeAll(given);
      if (!missing.isEmpty()) {
        throw wrong("example has no value for the placeholders " + missing);
      }
      Set<String> unused = new TreeSet<>(given);
      unused.removeAll(needs);
      if (!unused.isEmpty()) {
        throw wrong("no placeholder shows the facts " + unused + " of the example");
      }
    }

    private Map<String, Object> example(Set<String> lists) {
      Map<String, Object> facts = new LinkedHashMap<>();
      object(written.get("example"))
          .forEach(
              (fact, value) ->
                  facts.put(
                      fact,
                      lists.contains(fact) && value instanceof List<?> rows ? rows(rows) : value));
      return facts;
    }

    private static List<Reply.Row> rows(List<?> written) {
      return written.stream()
          .flatMap(row -> object(row).entrySet().stream())
          .map(row -> new Reply.Row(row.getKey(), object(row.getValue())))
          .toList();
    }

    private int status() {
      if (written.get("status") instanceof Integer status && status >= 200 && status <= 599) {
        return status;
      }
      throw wrong("status is not a number from 200 to 599");
    }

    private Hint hint() {
      return optional("action")
          .map(
              action ->
                  Hint.withAction(action)
                      .orElseThrow(() -> wrong("hints.yaml has no action " + action)))
          .or(() -> Hint.of(text("of")))
          .orElseThrow(() -> wrong("action is missing: hints.yaml has no hint for this case"));
    }

    private Source source() {
      String source = text("source");
      return Stream.of(Source.values())
          .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(source))
          .filter(known -> known != Source.OPERATOR)
          .findFirst()
          .orElseThrow(() -> wrong("source is published, derived or ours, not " + source));
    }

    private String text(String member) {
      return optional(member).orElseThrow(() -> wrong(member + " is missing"));
    }

    private Optional<String> optional(String member) {
      return Optional.ofNullable(written.get(member)).map(String::valueOf);
    }

    private InvalidReference wrong(String fault) {
      return new InvalidReference(place, name, fault);
    }
  }

  /** What is wrong with an error as it goes over the wire with these facts. */
  static Optional<String> problem(NamedError error, Map<String, Object> facts) {
    Answer answer;
    try {
      answer = error.encode(ErrorReference.EXAMPLE_ISSUER, facts);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      if (!HEADER_VALUE.matcher(header.getValue()).matches()) {
        return Optional.of(
            "the header field " + header.getKey() + " holds more than visible ASCII");
      }
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (isJsonType(answer.headers().getOrDefault("Content-Type", "")) && !isJson(body)) {
      return Optional.of("the body is not JSON");
    }
    String location = answer.headers().getOrDefault("Location", "");
    if (!location.isEmpty()) {
      return error.entry().code().stream()
              .allMatch(code -> (location + "&").contains("error=" + code + "&"))
          ? Optional.empty()
          : Optional.of("the redirect does not contain the code");
    }
    if (error.entry().code().stream().anyMatch(code -> !body.contains('"' + code + '"'))) {
      return Optional.of("the body does not contain the code");
    }
    return saysNothingBut(error, body) || error.sentence().stream().allMatch(body::contains)
        ? Optional.empty()
        : Optional.of("the body does not contain the sentence");
  }

  private static boolean saysNothingBut(NamedError error, String body) {
    return error.entry().code().stream()
        .anyMatch(code -> body.equals("{\"error\":\"" + code + "\"}"));
  }

  /** RFC 8259, 11, and what is JSON by its suffix (RFC 6839, 3.1). */
  static boolean isJsonType(String type) {
    return type.matches("(?i)application/([a-z0-9.-]+\\+)?json *(;.*)?");
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      JsonParser _ = parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
