package dev.tollgate.http.jwt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a key set over HTTP, within limits: it never follows, never waits, never swallows. */
final class KeySetFetch {

  private KeySetFetch() {}

  /** What a fetch brought. */
  sealed interface Outcome {}

  record Keys(List<VerifyingKey> keys) implements Outcome {}

  /** An answer, but none that asking again would better. */
  record Useless() implements Outcome {}

  /** No answer, or one that says to come back later. */
  record Unreachable(Exception cause) implements Outcome {}

  /** Made with the first fetch: most servers need none. */
  private static final class Lazy {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * One attempt.
   *
   * @param patience for all of it, from the look-up of the name to the last byte
   */
  static Outcome of(URI uri, Duration patience) {
    if (ClientJwks.problemOfAddress(uri).isPresent()) {
      return new Useless();
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(patience)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> answer = Lazy.CLIENT.sendAsync(request, into(body));
    try {
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return outcome(status, body.toString(StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      return e.getCause() instanceof TooLarge ? new Useless() : new Unreachable(e);
    } catch (TimeoutException e) {
      return new Unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreachable(e);
    } finally {
      boolean _ = answer.cancel(true);
    }
  }

  private static Outcome outcome(int status, String body) {
    if (status >= 500 || status == 429 || status == 408) {
      return new Unreachable(new IOException("status " + status));
    }
    return status == 200
        ? ClientJwks.parse(body).fold(Keys::new, problem -> new Useless())
        : new Useless();
  }

  /** Counts what comes: the length that an answer announces need not be its length. */
  private static BodyHandler<Void> into(ByteArrayOutputStream body) {
    return info ->
        info.statusCode() == 200
            ? BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(it -> append(body, it)))
            : BodySubscribers.discarding();
  }

  private static void append(ByteArrayOutputStream body, byte[] bytes) {
    if (body.size() + bytes.length > ClientJwks.MAX_BYTES) {
      throw new TooLarge();
    }
    body.writeBytes(bytes);
  }

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
