package dev.tollgate.http.jwt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a key set over HTTP, within limits: it never follows, never waits, never swallows. The
 * status has to be 200 and the body a key set in UTF-8; no header field of the answer counts.
 */
final class KeySetFetch {

  private KeySetFetch() {}

  /** What a fetch brought. */
  sealed interface Outcome {}

  /** The keys of the set that can check assertions, of which there may be none. */
  record Keys(List<VerifyingKey> keys) implements Outcome {
    Keys {
      keys = List.copyOf(keys);
    }
  }

  /** No answer, or one that is no key set: it says nothing about the keys. */
  record Failed(Exception cause) implements Outcome {}

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
      return new Failed(new IOException("an address that is not fetched"));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> answer = new CompletableFuture<>();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(patience)
              .header("Accept", "application/jwk-set+json, application/json")
              .build();
      answer = Lazy.CLIENT.sendAsync(request, into(body));
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status == 200
          ? outcome(body.toByteArray())
          : new Failed(new IOException("status " + status));
    } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
      return new Failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(e);
    } finally {
      boolean _ = answer.cancel(true);
    }
  }

  private static Outcome outcome(byte[] body) {
    return ClientJwks.parse(body)
        .fold(
            keys ->
                ClientJwks.exceedLimit(keys)
                    ? new Failed(new IOException("more keys than are tried"))
                    : new Keys(keys),
            problem -> new Failed(new IOException("a key set that is " + problem)));
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
