package dev.tollgate.bootstrap;

import dev.tollgate.http.reference.ErrorReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Requests to the endpoints of one contract that no client would send, in parameters, header
 * fields, framing and bytes. The same seed makes the same requests.
 */
final class Fuzz {

  /** What is sent over one connection: a request, and sometimes one before it. */
  static final class Sent {

    private final byte[] first;
    private final byte[] last;
    private final boolean whole;

    private Sent(byte[] first, byte[] last, boolean whole) {
      this.first = first;
      this.last = last;
      this.whole = whole;
    }

    byte[] bytes() {
      byte[] bytes = Arrays.copyOf(first, first.length + last.length);
      System.arraycopy(last, 0, bytes, first.length, last.length);
      return bytes;
    }

    /** The requests, in the order in which they are sent. */
    List<byte[]> requests() {
      return first.length == 0 ? List.of(last) : List.of(first, last);
    }

    /** Whether a server has to answer; what was cut or changed may leave it waiting for more. */
    boolean whole() {
      return whole;
    }
  }

  private record Operation(String method, String path) {}

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get");

  /** Each is put into a request whole, with the line end. */
  private static final List<String> ODD_FIELDS =
      List.of(
          "Accept: text/html",
          "Accept: image/png;q=2, */*;q=x",
          "Accept-Encoding: gzip, br",
          "Authorization: Basic %%%",
          "Authorization: Bearer",
          "Authorization: Negotiate abc",
          "Content-Encoding: gzip",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: text/plain",
          "Cookie: " + "a=b; ".repeat(300),
          "Cookie: __Host-tollgate=x",
          "Forwarded: for=\"[::1\";by=_x",
          "If-None-Match: *",
          "Origin: https://evil.example",
          "Origin: null",
          "Range: bytes=0-1",
          "Transfer-Encoding: gzip",
          "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade",
          "X-Forwarded-For: 1.2.3.4, nonsense, ::ffff:1.2.3.4",
          "X-Forwarded-Host: evil.example",
          "X-Http-Method-Override: DELETE",
          "X-Original-Url: /health",
          "X: " + "y".repeat(65_536),
          "X y: z",
          ": nameless",
          "Host: other");

  private final Random random;
  private final List<Operation> operations;
  private final List<String> parameters;
  private final RandomGenerator<String> texts;
  private int caller;

  /**
   * Reads the description of the contract for its endpoints and the names of their parameters.
   *
   * @param known values that are right somewhere: ids, secrets, tokens
   */
  Fuzz(String contract, List<String> known, long seed) {
    JsonNode description = description(contract);
    this.random = new Random(seed);
    this.operations =
        description.get("paths").properties().stream()
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                        .filter(METHODS::contains)
                        .map(method -> new Operation(method, path.getKey())))
            .toList();
    this.parameters = parameters(description);
    this.texts = texts(known).generator(1_000, true);
  }

  private static JsonNode description(String contract) {
    try (InputStream yaml =
        ErrorReference.class.getResourceAsStream("/dev/tollgate/http/" + contract + "/api.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> parameters(JsonNode description) {
    Stream<String> members =
        description.findValues("properties").stream()
            .flatMap(properties -> properties.properties().stream())
            .map(property -> property.getKey());
    Stream<String> named =
        description.findValues("name").stream().filter(JsonNode::isString).map(JsonNode::asString);
    return Stream.of(members, named, Stream.of("grant_type", "client_id", "", "scope[]"))
        .flatMap(names -> names)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private static Arbitrary<String> texts(List<String> known) {
    return Arbitraries.oneOf(
        Arbitraries.of(known),
        Arbitraries.of(known),
        Arbitraries.of("", " ", "0", "-1", "null", "true", "a".repeat(4_096), "\0", "%00", "../.."),
        Arbitraries.of(
            "' OR 1=1 --", "<script>", "${jndi:ldap://x}", "{{7*7}}", "\r\nSet-Cookie: a=b"),
        Arbitraries.strings().ascii().ofMaxLength(30),
        Arbitraries.strings().all().ofMaxLength(30));
  }

  /** What to send next; the last request asks the server to close the connection. */
  Sent next() {
    byte[] first = chance(5) ? ordinary() : new byte[0];
    Operation operation = anyOf(operations);
    String method = chance(8) ? anyOf(METHODS) : operation.method();
    byte[] body = method.equals("GET") && !chance(20) ? new byte[0] : body();
    boolean whole = true;
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    write(request, method + " " + target(operation) + " HTTP/1.1\r\n");
    write(request, "Host: localhost\r\nConnection: close\r\n");
    write(
        request,
        "X-Forwarded-For: 10.%d.%d.%d\r\n"
            .formatted(++caller >> 16 & 255, caller >> 8 & 255, caller & 255));
    if (chance(40)) {
      write(
          request,
          "Authorization: "
              + anyOf(List.of("Bearer ", "Basic ", "bearer ", ""))
              + field(text())
              + "\r\n");
    }
    while (chance(15)) {
      write(request, anyOf(ODD_FIELDS) + "\r\n");
    }
    switch (random.nextInt(12)) {
      case 0 -> writeChunks(request, body);
      case 1 -> whole = writeBadFrame(request, body);
      default -> {
        if (body.length > 0 || chance(20)) {
          write(request, "Content-Length: " + body.length + "\r\n");
        }
        write(request, "\r\n");
        request.writeBytes(body);
      }
    }
    byte[] bytes = request.toByteArray();
    return chance(8) ? new Sent(new byte[0], changed(bytes), false) : new Sent(first, bytes, whole);
  }

  /** A request that nothing is wrong with but what it asks for. */
  private byte[] ordinary() {
    Operation operation = anyOf(operations);
    byte[] body =
        operation.method().equals("POST") ? form().getBytes(StandardCharsets.UTF_8) : new byte[0];
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    write(request, operation.method() + " " + target(operation) + " HTTP/1.1\r\n");
    write(request, "Host: localhost\r\nContent-Length: " + body.length + "\r\n");
    write(request, "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
    request.writeBytes(body);
    return request.toByteArray();
  }

  private String target(Operation operation) {
    StringBuilder target = new StringBuilder();
    for (String part : operation.path().split("(?=\\{)|(?<=})", -1)) {
      target.append(part.startsWith("{") ? encoded(text()) : part);
    }
    if (chance(8)) {
      target.insert(
          random.nextInt(target.length() + 1),
          anyOf(
              List.of(
                  "/", "//", "%2e%2e/", ";x", "%00", "\\", "é", "a".repeat(9_000), "%zz", "#")));
    }
    if (chance(operation.method().equals("GET") ? 70 : 15)) {
      target.append('?').append(chance(90) ? form() : field(text()));
    }
    return target.toString();
  }

  private byte[] body() {
    if (chance(65)) {
      return form().getBytes(StandardCharsets.UTF_8);
    }
    if (chance(60)) {
      return json(0).getBytes(StandardCharsets.UTF_8);
    }
    byte[] noise = new byte[random.nextInt(chance(3) ? 70_000 : 200)];
    random.nextBytes(noise);
    return noise;
  }

  private String form() {
    List<String> pairs = new ArrayList<>();
    do {
      String value = text();
      pairs.add(encoded(anyOf(parameters)) + "=" + (chance(90) ? encoded(value) : field(value)));
    } while (chance(75));
    return String.join(chance(95) ? "&" : ";", pairs);
  }

  private String json(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 6)) {
      case 0 -> anyOf(List.of("null", "true", "0", "-1e999", "1.5", "01", "[", "}", "'x'"));
      case 1, 2, 3 -> quoted(text());
      case 4 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
      default -> {
        List<String> members = new ArrayList<>();
        do {
          members.add(quoted(anyOf(parameters)) + ":" + json(depth + 1));
        } while (chance(70));
        yield "{" + String.join(",", members) + "}";
      }
    };
  }

  private void writeChunks(ByteArrayOutputStream request, byte[] body) {
    write(request, "Transfer-Encoding: chunked\r\n\r\n");
    int at = 0;
    while (at < body.length) {
      int size = 1 + random.nextInt(body.length - at);
      write(request, Integer.toHexString(size) + (chance(10) ? ";x=y" : "") + "\r\n");
      request.write(body, at, size);
      write(request, "\r\n");
      at += size;
    }
    write(request, "0\r\n" + (chance(10) ? "X-Trailer: y\r\n" : "") + "\r\n");
  }

  /** Whether the server has to answer. */
  private boolean writeBadFrame(ByteArrayOutputStream request, byte[] body) {
    int length = body.length;
    String fields =
        anyOf(
            List.of(
                "Content-Length: " + length + "\r\nContent-Length: " + (length + 1),
                "Content-Length: " + length + "\r\nTransfer-Encoding: chunked",
                "Content-Length: -1",
                "Content-Length: 1x",
                "Content-Length: 99999999999999999999",
                "Content-Length: " + length / 2,
                "Content-Length: " + (length + 10),
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked"));
    write(request, fields + "\r\n\r\n");
    request.writeBytes(body);
    return false;
  }

  private byte[] changed(byte[] bytes) {
    if (chance(30)) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
    }
    byte[] changed = bytes.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      changed[random.nextInt(Math.min(changed.length, 400))] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private String text() {
    return texts.next(random).value();
  }

  private <T> T anyOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** True so many times in a hundred. */
  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Text that does not end a line of the head. */
  private static String field(String text) {
    return text.replace('\r', '.').replace('\n', '.').replace(' ', '.');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void write(ByteArrayOutputStream request, String text) {
    request.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The values that a fuzz of any contract knows. */
  static List<String> values(String... more) {
    return Stream.concat(
            Stream.of(
                "authorization_code",
                "refresh_token",
                "client_credentials",
                "code",
                "S256",
                "read",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            Stream.of(more))
        .toList();
  }
}
