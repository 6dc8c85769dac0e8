package dev.tollgate.bootstrap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a server says of its endpoints in OpenAPI, to compare its answers with. */
final class Description {

  /** Of pages; the description leaves them to the tests of pages. */
  private static final Set<String> OF_PAGES =
      Set.of("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options");

  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "[^ ]+ (?:(?i:https?)://[^/?]*(?=[/? ]))?((?:/[^? ]*)?)(?:\\?[^ ]*)? HTTP/[0-9]\\.[0-9]",
          Pattern.DOTALL);

  private static final Pattern BEGINNING = Pattern.compile("[^ ]* +(/[^? ]*)");

  /** No path of the description. */
  private static final String NOWHERE = "/~";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final AtomicReference<Description> KNOWN = new AtomicReference<>();

  private final JsonNode document;

  /** The operations of each path, by the pattern of the path. */
  private final Map<Pattern, JsonNode> paths = new LinkedHashMap<>();

  /** By identity, because to compare them would compare whole trees. */
  private final Map<JsonNode, Schema> schemas =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Description(String yaml) {
    this.document = new YAMLMapper().readTree(yaml.replace("#/components/schemas/", "#/$defs/"));
    document
        .get("paths")
        .properties()
        .forEach(path -> paths.put(pattern(path.getKey()), path.getValue()));
  }

  /** The same for every server, but for the issuer in examples; so it is read once. */
  static Description of(int port) {
    return KNOWN.updateAndGet(
        known ->
            known == null ? new Description(new RawHttp(port).get("/openapi.yaml").body()) : known);
  }

  /**
   * Checks the answer to a request.
   *
   * @throws AssertionError if it is not one of those that are described
   */
  void check(byte[] request, Reply reply) {
    String head =
        new String(request, StandardCharsets.ISO_8859_1).stripLeading().split("\\r?\\n", 2)[0];
    List<String> problems =
        paths(head).stream().map(path -> problem(head.split(" ", 2)[0], path, reply)).toList();
    if (problems.stream().noneMatch(String::isEmpty)) {
      String line = head.substring(0, Math.min(head.length(), 100));
      throw new AssertionError(line + " is answered " + problems.getFirst() + ": " + reply);
    }
  }

  /**
   * Without what stands before it in an absolute target. What cannot be read is nowhere, or at the
   * path with which it begins.
   */
  private static List<String> paths(String head) {
    Matcher line = REQUEST_LINE.matcher(head);
    if (!line.matches() || head.chars().anyMatch(Character::isISOControl)) {
      Matcher beginning = BEGINNING.matcher(head);
      return beginning.lookingAt()
          ? List.of(NOWHERE, withoutSlash(beginning.group(1)))
          : List.of(NOWHERE);
    }
    String path = line.group(1);
    if (path.isEmpty()) {
      return List.of(head.contains("://") ? "/" : NOWHERE);
    }
    return List.of(withoutSlash(path));
  }

  private static String withoutSlash(String path) {
    return path.matches(".*[^/]/") ? path.substring(0, path.length() - 1) : path;
  }

  private String problem(String method, String path, Reply reply) {
    Optional<JsonNode> response =
        described(method, path)
            .map(responses -> responses.path(String.valueOf(reply.status())))
            .filter(JsonNode::isObject)
            .findFirst()
            .map(this::resolved);
    if (response.isEmpty()) {
      return "with a status that is not described";
    }
    String headers = headerProblem(response.get(), reply);
    return headers.isEmpty() ? bodyProblem(method, response.get(), reply) : headers;
  }

  /**
   * The responses that a request may meet: those of its operation; a method that the path does not
   * know, and a path that nobody knows, are answered for by the rest.
   */
  private Stream<JsonNode> described(String method, String path) {
    Optional<JsonNode> item =
        paths.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(path).matches())
            .map(Map.Entry::getValue)
            .findFirst();
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    if (item.isPresent() && item.get().has(name)) {
      return Stream.of(item.get().get(name).get("responses"));
    }
    Stream<JsonNode> others =
        item.stream()
            .flatMap(operations -> operations.properties().stream())
            .map(operation -> operation.getValue().get("responses"));
    return Stream.concat(others.limit(1), elsewhere(path));
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Stream.of(template.split("\\{[a-z]+}", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + "[^/]+" + b)
            .orElseThrow());
  }

  /** Of the layer with the longest root. */
  private Stream<JsonNode> elsewhere(String path) {
    record Root(String path, JsonNode responses) {}
    Stream<Root> roots =
        document
            .get("x-unknown-paths")
            .valueStream()
            .flatMap(
                layer ->
                    layer
                        .get("roots")
                        .valueStream()
                        .map(root -> new Root(root.asString(), layer.get("responses"))));
    return roots
        .filter(
            root ->
                root.path().equals("/")
                    || path.equals(root.path())
                    || path.startsWith(root.path() + "/"))
        .max(Comparator.comparingInt(root -> root.path().length()))
        .map(Root::responses)
        .stream();
  }

  private JsonNode resolved(JsonNode response) {
    return response.has("$ref")
        ? document.at(response.get("$ref").asString().substring(1))
        : response;
  }

  private static String headerProblem(JsonNode response, Reply reply) {
    TreeMap<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.putAll(reply.headers());
    sent.put("X-Request-Id", String.valueOf(reply.requestId()));
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      String value = sent.remove(header.getKey());
      if (value == null) {
        if (header.getValue().path("required").asBoolean(false)) {
          return "without " + header.getKey();
        }
      } else if (!allows(header.getValue().get("schema"), value)) {
        return "with a wrong " + header.getKey();
      }
    }
    TreeSet<String> superfluous = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    superfluous.addAll(sent.keySet());
    superfluous.removeAll(OF_PAGES);
    superfluous.remove("Content-Type");
    if (superfluous.remove("Content-Encoding")) {
      superfluous.remove("Vary");
    }
    return superfluous.isEmpty() ? "" : "with headers that are not described, " + superfluous;
  }

  private static boolean allows(JsonNode schema, String value) {
    return schema.path("type").asString("").equals("integer")
        ? value.matches("[0-9]+")
        : value.matches(schema.path("pattern").asString("(?s).+"));
  }

  private String bodyProblem(String method, JsonNode response, Reply reply) {
    JsonNode content = response.path("content");
    String type = reply.headers().getOrDefault("Content-Type", "").split(";", 2)[0];
    if (reply.headers().containsKey("Content-Encoding")) {
      return "";
    }
    if (reply.body().isEmpty()) {
      boolean mayBeEmpty =
          method.equals("HEAD") || content.isMissingNode() || response.has("x-without-body");
      return mayBeEmpty ? "" : "without a body";
    }
    if (!content.has(type)) {
      return "in the media type " + type + ", which is not described";
    }
    if (!type.equals("application/json")) {
      return "";
    }
    // A second answer may follow the first.
    JsonNode body =
        JSON.readTree(reply.body().split("HTTP/1\\.1 [0-9]{3} [A-Za-z -]+\\r\\n", 2)[0]);
    var errors = schema(content.get(type).get("schema")).validate(body);
    return errors.isEmpty() ? "" : "with a body that is not described, " + errors;
  }

  /** With all others, because it may refer to them. */
  private Schema schema(JsonNode written) {
    return schemas.computeIfAbsent(
        written,
        schema -> {
          ObjectNode whole = ((ObjectNode) schema).deepCopy();
          return SCHEMAS.getSchema(whole.set("$defs", document.at("/components/schemas")));
        });
  }
}
