package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeySetTest {

  private static final Result<List<String>, Cause> USELESS = Result.refused(Cause.KEYS_UNUSABLE);
  private static final SigningKey KEY = Keyring.ELLIPTIC;
  private static final SigningKey NEW = Keyring.EDWARDS;

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
    set = new RemoteKeySet(uri("/jwks"), nanos::get);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    List<Runnable> _ = threads.shutdownNow();
  }

  @Test
  void theKeysAreFetchedOnceAndKeptForFiveMinutes() {
    assertEquals(kids(KEY), fetch(KEY));

    pass(Duration.ofMinutes(5).minusNanos(1));
    assertEquals(kids(KEY), fetch(KEY));
    assertEquals(1, fetches.get());

    pass(Duration.ofNanos(1));
    assertEquals(kids(KEY), fetch(KEY));
    assertEquals(2, fetches.get());
  }

  @Test
  void forAnUnknownKeyTheyAreFetchedAgainAfterAMinute() {
    assertEquals(kids(KEY), fetch(KEY));
    handler = answering(200, Assertion.keySet(KEY, NEW));

    pass(Duration.ofMinutes(1).minusNanos(1));
    assertEquals(kids(KEY), fetch(NEW));
    assertEquals(1, fetches.get());

    pass(Duration.ofNanos(1));
    assertEquals(kids(KEY, NEW), fetch(NEW));
    assertEquals(2, fetches.get());
  }

  @Test
  void whoComesDuringAFetchSharesIt() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    handler =
        exchange -> {
          arrived.countDown();
          await(released);
          answering(200, Assertion.keySet(KEY)).handle(exchange);
        };

    List<Future<Result<List<String>, Cause>>> all = new ArrayList<>();
    all.add(threads.submit(() -> fetch(KEY)));
    await(arrived);
    for (int i = 0; i < 5; i++) {
      all.add(threads.submit(() -> fetch(KEY)));
    }
    released.countDown();

    for (Future<Result<List<String>, Cause>> one : all) {
      assertEquals(kids(KEY), one.get());
    }
    assertEquals(1, fetches.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRedirectIsFollowed(int status) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answering(status, "").handle(exchange);
        };

    assertEquals(USELESS, fetch(KEY));
    assertEquals(1, fetches.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 401, 403, 404, 410})
  void anAnswerWithoutKeysIsUseless(int status) {
    handler = answering(status, status == 204 ? "" : Assertion.keySet(KEY));

    assertEquals(USELESS, fetch(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>", "{\"keys\":[]}", "{\"keys\":[{\"k\":\"AA\"}]}"})
  void anAnswerThatIsNoKeySetIsUseless(String body) {
    handler = answering(200, body);

    assertEquals(USELESS, fetch(KEY));
  }

  @Test
  void anAnswerMayHave64KiBWhateverLengthItAnnounces() {
    String keys = Assertion.keySet(KEY);
    String largest = keys + " ".repeat(64 * 1024 - keys.length());

    handler = answering(200, largest);
    assertEquals(kids(KEY), fetch(KEY));

    pass(Duration.ofMinutes(5));
    handler = answering(200, largest + " ");
    assertEquals(USELESS, fetch(KEY));

    pass(Duration.ofMinutes(5));
    handler = exchange -> endless(exchange, 0);
    assertEquals(USELESS, fetch(KEY));

    pass(Duration.ofMinutes(5));
    handler = exchange -> endless(exchange, 1L << 40);
    assertEquals(USELESS, fetch(KEY));
  }

  @Test
  void whatIsUselessIsLookedAtAgainAfterAMinute() {
    handler = answering(404, "");
    assertEquals(USELESS, fetch(KEY));
    handler = answering(200, Assertion.keySet(KEY));

    pass(Duration.ofMinutes(1).minusNanos(1));
    assertEquals(USELESS, fetch(KEY));
    pass(Duration.ofNanos(1));

    assertEquals(kids(KEY), fetch(KEY));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void aServerThatIsUnwellIsUnavailable(int status) {
    handler = answering(status, Assertion.keySet(KEY));

    assertThrows(StoreUnavailable.class, () -> fetch(KEY));
  }

  @Test
  void nobodyListeningIsUnavailableUntilSomebodyDoes() {
    handler = HttpExchange::close;
    assertThrows(StoreUnavailable.class, () -> fetch(KEY));
    int tried = fetches.get();
    handler = answering(200, Assertion.keySet(KEY));

    pass(Duration.ofSeconds(5).minusNanos(1));
    assertThrows(StoreUnavailable.class, () -> fetch(KEY));
    assertEquals(tried, fetches.get());
    pass(Duration.ofNanos(1));

    assertEquals(kids(KEY), fetch(KEY));
  }

  @Test
  void aRefusedConnectionIsUnavailable() {
    server.stop(0);

    assertThrows(StoreUnavailable.class, () -> fetch(KEY));
  }

  @Test
  void oldKeysAreNotUsedWhenAFetchFails() {
    assertEquals(kids(KEY), fetch(KEY));
    handler = answering(500, "");

    pass(Duration.ofMinutes(5));

    assertThrows(StoreUnavailable.class, () -> fetch(KEY));
  }

  @Test
  void anAddressOfAnotherMachineWithoutEncryptionIsNotAsked() {
    set = new RemoteKeySet(URI.create("http://a.example/jwks"), nanos::get);

    assertEquals(USELESS, fetch(KEY));
  }

  @Test
  void anAnswerThatDribblesIsUnavailableWhenTheTimeIsOver() {
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

    assertInstanceOf(KeySetFetch.Unreachable.class, outcome);
  }

  private Result<List<String>, Cause> fetch(SigningKey wanted) {
    return set.keys(key -> key.kid().equals(Optional.of(wanted.kid())))
        .map(keys -> keys.stream().map(key -> key.kid().orElse("")).toList());
  }

  private static Result<List<String>, Cause> kids(SigningKey... keys) {
    return Result.ok(List.of(keys).stream().map(SigningKey::kid).toList());
  }

  private void pass(Duration time) {
    long _ = nanos.addAndGet(time.toNanos());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static HttpHandler answering(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return exchange -> {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
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
