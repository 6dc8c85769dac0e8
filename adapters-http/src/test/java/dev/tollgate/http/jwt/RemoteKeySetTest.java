package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeySetTest {

  private static final SigningKey KEY = Keyring.ELLIPTIC;
  private static final SigningKey NEW = Keyring.EDWARDS;

  /** Long enough for the first TLS handshake of a process on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  private HttpServer server;
  private volatile HttpHandler handler = answering(200, Assertion.keySet(KEY));
  private RemoteKeySet set;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          int _ = fetches.incrementAndGet();
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.start();
    set = at(uri("/jwks"));
  }

  private RemoteKeySet at(URI uri) {
    return new RemoteKeySet(uri, nanos::get, PATIENCE);
  }

  private JwtAssertionVerifier verifier() {
    return new JwtAssertionVerifier(Duration.ZERO, nanos::get, PATIENCE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    List<Runnable> _ = threads.shutdownNow();
  }

  @Test
  void theKeysAreFetchedOnceAndKeptForFiveMinutes() {
    assertEquals(kids(KEY), fetch());

    pass(Duration.ofMinutes(5).minusNanos(1));
    assertEquals(kids(KEY), fetch());
    assertEquals(1, fetches.get());

    pass(Duration.ofNanos(1));
    assertEquals(kids(KEY), fetch());
    assertEquals(2, fetches.get());
  }

  @Test
  void forASignatureThatFitsNoneTheyAreFetchedAgainAfterAMinute() {
    assertEquals(kids(KEY), fetch());
    handler = answering(200, Assertion.keySet(KEY, NEW));

    pass(Duration.ofMinutes(1).minusNanos(1));
    assertEquals(kids(KEY), recent());
    assertEquals(1, fetches.get());

    pass(Duration.ofNanos(1));
    assertEquals(kids(KEY, NEW), recent());
    assertEquals(kids(KEY, NEW), recent());
    assertEquals(2, fetches.get());
  }

  /** Without a kid there is nothing but the signature to tell that the key is another one. */
  @Test
  void aNewKeyWithoutAnIdIsFoundByOneNewFetch() {
    JwtAssertionVerifier verifier = verifier();
    handler = answering(200, unnamed(Keyring.FIRST));
    assertEquals("proven", verdict(verifier, Keyring.FIRST));
    handler = answering(200, unnamed(Keyring.SECOND));

    assertEquals("ASSERTION_FORGED", verdict(verifier, Keyring.SECOND));
    pass(Duration.ofMinutes(1));

    assertEquals("proven", verdict(verifier, Keyring.SECOND));
    assertEquals("ASSERTION_FORGED", verdict(verifier, Keyring.FIRST));
    assertEquals("ASSERTION_FORGED", verdict(verifier, Keyring.FIRST));
    assertEquals(2, fetches.get());
  }

  private static String unnamed(SigningKey key) {
    return Assertion.keySet(key).replace("\"kid\":\"" + key.kid() + "\",", "");
  }

  private String verdict(JwtAssertionVerifier verifier, SigningKey signer) {
    Instant now = Instant.ofEpochSecond(1_800_000_000);
    String claims =
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"as\",\"jti\":\"j\",\"exp\":1800000060}";
    return verifier
        .verify(
            Assertion.by(signer, "{\"alg\":\"" + signer.algorithm() + "\"}", claims),
            Optional.of(new ClientAuthentication.ByKeysAt(uri("/jwks"))),
            Set.of("as"),
            now)
        .fold(proven -> "proven", Object::toString);
  }

  @Test
  void concurrentCallersShareOneFetch() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    handler =
        exchange -> {
          arrived.countDown();
          await(released);
          answering(200, Assertion.keySet(KEY)).handle(exchange);
        };

    List<Future<List<String>>> all = new ArrayList<>();
    all.add(threads.submit(() -> fetch()));
    await(arrived);
    for (int i = 0; i < 5; i++) {
      all.add(threads.submit(() -> fetch()));
    }
    released.countDown();

    for (Future<List<String>> one : all) {
      assertEquals(kids(KEY), one.get());
    }
    assertEquals(1, fetches.get());
  }

  /** What may come back from an address; each is a failed fetch, whatever it is. */
  static Stream<Arguments> failures() {
    String keys = Assertion.keySet(KEY);
    Stream<Arguments> statuses =
        IntStream.of(
                201, 202, 203, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405,
                406, 408, 410, 418, 421, 425, 429, 451, 500, 501, 502, 503, 504, 505, 511, 599)
            .mapToObj(
                status ->
                    Arguments.of(
                        "status " + status, redirecting(status, hasNoBody(status) ? "" : keys)));
    Stream<Arguments> bodies =
        Stream.of(
            Arguments.of("an empty body", answering(200, "")),
            Arguments.of("a page", answering(200, "<html></html>")),
            Arguments.of("an object without keys", answering(200, "{}")),
            Arguments.of("keys that are no list", answering(200, "{\"keys\":{}}")),
            Arguments.of("a key that is no object", answering(200, "{\"keys\":[1]}")),
            Arguments.of("half a key set", answering(200, keys.substring(0, keys.length() / 2))),
            Arguments.of("two key sets", answering(200, keys + keys)),
            Arguments.of(
                "a repeated member",
                answering(200, keys.replace("{\"keys\"", "{\"keys\":[],\"keys\""))),
            Arguments.of("a byte order mark", answering(200, "\ufeff" + keys)),
            Arguments.of("UTF-16", answering(200, keys.getBytes(StandardCharsets.UTF_16LE))),
            Arguments.of(
                "bytes that are not text", answering(200, new byte[] {'{', (byte) 0xff, '}'})),
            Arguments.of(
                "a private key", answering(200, "{\"keys\":[{\"kty\":\"OKP\",\"d\":\"AA\"}]}")),
            Arguments.of("seventeen keys of one algorithm", answering(200, seventeen())),
            Arguments.of("too many bytes", answering(200, keys + " ".repeat(64 * 1024))),
            Arguments.of("a body without end", (HttpHandler) exchange -> endless(exchange, 0)),
            Arguments.of(
                "a length that is a lie", (HttpHandler) exchange -> endless(exchange, 1L << 40)),
            Arguments.of("a connection that is closed", (HttpHandler) HttpExchange::close),
            Arguments.of("a body that breaks off", (HttpHandler) RemoteKeySetTest::breakOff));
    return Stream.concat(statuses, bodies);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aFailedFetchIsNeverRememberedAsAnAnswer(String what, HttpHandler failure) {
    handler = failure;
    assertThrows(StoreUnavailable.class, this::fetch);
    int tried = fetches.get();
    handler = answering(200, Assertion.keySet(KEY));

    pass(Duration.ofSeconds(5).minusNanos(1));
    assertThrows(StoreUnavailable.class, this::fetch);
    assertEquals(tried, fetches.get());
    pass(Duration.ofNanos(1));

    assertEquals(kids(KEY), fetch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/jwk-set+json", "text/html", "image/png", "???"})
  void theMediaTypeOfAKeySetDoesNotMatter(String type) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          answering(200, Assertion.keySet(KEY)).handle(exchange);
        };

    assertEquals(kids(KEY), fetch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=99999999999999999999", "max-age=-1", "no-store"})
  void howLongAnAnswerSaysThatItLastsDoesNotMatter(String control) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().add("Cache-Control", control);
          exchange.getResponseHeaders().add("Retry-After", "99999999999999999999");
          answering(200, Assertion.keySet(KEY)).handle(exchange);
        };
    assertEquals(kids(KEY), fetch());

    pass(Duration.ofMinutes(5).minusNanos(1));
    assertEquals(kids(KEY), fetch());
    assertEquals(1, fetches.get());
  }

  @Test
  void aKeySetWithoutKeysIsAnAnswer() {
    handler = answering(200, "{\"keys\":[]}");
    assertEquals(List.of(), fetch());

    assertEquals("KEYS_UNUSABLE", verdict(verifier(), KEY));
  }

  @Test
  void anAnswerMayHave64KiB() {
    String keys = Assertion.keySet(KEY);
    handler = answering(200, keys + " ".repeat(64 * 1024 - keys.length()));

    assertEquals(kids(KEY), fetch());
  }

  /** Once in some hundred times, the client of Java 25 overlooks the answer, and waits in vain. */
  @Test
  void aServerWithoutTlsFailsTheFetch() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Future<Void> _ = threads.submit(() -> answerInPlainText(plain));
      URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");
      set = new RemoteKeySet(uri, nanos::get, RemoteKeySet.PATIENCE);

      Throwable cause = assertThrows(StoreUnavailable.class, this::fetch).getCause();

      assertTrue(
          cause instanceof TimeoutException
              || cause.getCause() instanceof HttpTimeoutException
              || cause.getCause() instanceof SSLException,
          cause.toString());
    }
  }

  private static Void answerInPlainText(ServerSocket server) throws IOException {
    try (Socket connection = server.accept()) {
      connection
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      connection.shutdownOutput();
      long _ = connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      return null;
    }
  }

  @Test
  void anUntrustedCertificateFailsTheFetch(@TempDir Path directory) throws Exception {
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory)));
    secure.createContext("/", exchange -> answering(200, Assertion.keySet(KEY)).handle(exchange));
    secure.start();
    set = at(URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/"));

    StoreUnavailable failure = assertThrows(StoreUnavailable.class, this::fetch);
    secure.stop(0);

    assertInstanceOf(SSLException.class, failure.getCause().getCause());
  }

  private static SSLContext selfSigned(Path directory) throws Exception {
    Path store = directory.resolve("store");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-dname",
                "CN=127.0.0.1",
                "-keyalg",
                "EC",
                "-ext",
                "san=ip:127.0.0.1")
            .inheritIO()
            .start();
    assertEquals(0, keytool.waitFor());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(
        KeyStore.getInstance(store.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aFailedLookForANewKeyLeavesTheKeptOnesInUse() {
    assertEquals(kids(KEY), fetch());
    handler = answering(404, "");
    pass(Duration.ofMinutes(1));

    assertThrows(StoreUnavailable.class, this::recent);

    assertEquals(kids(KEY), fetch());
  }

  @Test
  void aServerThatIsNotListeningIsUnavailableUntilItIs() {
    handler = HttpExchange::close;
    assertThrows(StoreUnavailable.class, this::fetch);
    int tried = fetches.get();
    handler = answering(200, Assertion.keySet(KEY));

    pass(Duration.ofSeconds(5).minusNanos(1));
    assertThrows(StoreUnavailable.class, this::fetch);
    assertEquals(tried, fetches.get());
    pass(Duration.ofNanos(1));

    assertEquals(kids(KEY), fetch());
  }

  @Test
  void aRefusedConnectionIsUnavailable() {
    server.stop(0);

    assertThrows(StoreUnavailable.class, this::fetch);
  }

  @Test
  void oldKeysAreNotUsedWhenAFetchFails() {
    assertEquals(kids(KEY), fetch());
    handler = answering(500, "");

    pass(Duration.ofMinutes(5));

    assertThrows(StoreUnavailable.class, this::fetch);
  }

  @Test
  void anAddressOfAnotherMachineWithoutEncryptionIsNotAsked() {
    set = at(URI.create("http://a.example/jwks"));

    assertThrows(StoreUnavailable.class, this::fetch);
  }

  @Test
  void aSlowAnswerIsUnavailableAtTheDeadline() {
    CountDownLatch released = new CountDownLatch(1);
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(released);
        };

    KeySetFetch.Outcome outcome = KeySetFetch.of(uri("/jwks"), Duration.ofMillis(300));
    released.countDown();

    assertInstanceOf(KeySetFetch.Failed.class, outcome);
  }

  private List<String> fetch() {
    return kids(set.keys());
  }

  private List<String> recent() {
    return kids(set.recentKeys());
  }

  private static List<String> kids(List<VerifyingKey> keys) {
    return keys.stream().map(key -> key.kid().orElse("")).toList();
  }

  private static List<String> kids(SigningKey... keys) {
    return List.of(keys).stream().map(SigningKey::kid).toList();
  }

  private void pass(Duration time) {
    long _ = nanos.addAndGet(time.toNanos());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static HttpHandler answering(int status, String body) {
    return answering(status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpHandler answering(int status, byte[] bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private static HttpHandler redirecting(int status, String body) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      answering(status, body).handle(exchange);
    };
  }

  private static boolean hasNoBody(int status) {
    return status == 204 || status == 304;
  }

  private static String seventeen() {
    SealedKeyMaker maker = new SealedKeyMaker(Keyring.master());
    return Assertion.keySet(
        Stream.generate(() -> maker.generate(SigningAlgorithm.EDDSA, Instant.EPOCH, Instant.EPOCH))
            .limit(17)
            .toArray(SigningKey[]::new));
  }

  private static void breakOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 10_000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    exchange.close();
  }

  /** Until the caller hangs up. */
  private static void endless(HttpExchange exchange, long announced) throws IOException {
    exchange.sendResponseHeaders(200, announced);
    OutputStream body = exchange.getResponseBody();
    while (true) {
      body.write(new byte[1024]);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
