package dev.tollgate.http.wire;

import dev.tollgate.application.Why;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request as endpoints see it, whichever part of the server received it.
 *
 * @param id the id that this server gave the request; it is in the answer and in the log
 * @param method such as {@code GET}
 * @param path as it was sent, no query, nothing decoded; of a derived contract, the path of the
 *     base
 * @param contract the derived contract that the request belongs to; empty for every other request
 * @param sentPath the path as it was sent, whatever contract it is of
 * @param query as it was sent, without its question mark; empty without a query
 * @param headers all values of a header field, by its name in any case
 * @param contentType what the caller says the body is
 * @param peer the address at the other end of the connection
 * @param wording in which it is answered
 * @param arrivedAt when its head arrived, as {@link System#nanoTime} tells it
 * @param body waits until the body has arrived
 */
public record Request(
    String id,
    String method,
    String path,
    String contract,
    String sentPath,
    String query,
    Function<String, List<String>> headers,
    Optional<String> contentType,
    InetAddress peer,
    ChosenWording wording,
    long arrivedAt,
    Supplier<Result<byte[], Fault>> body) {

  /** A request that the framework carries. */
  public static Request of(HttpRequest<?> request) {
    Arrival arrival = Arrival.of(request);
    return new Request(
        arrival.requestId(),
        request.getMethodName(),
        arrival.path(),
        arrival.contract(),
        arrival.sentPath(),
        arrival.query(),
        request.getHeaders()::getAll,
        arrival.contentType(),
        arrival.peer(),
        arrival.wording(),
        arrival.nanoTime(),
        () -> bytes(request));
  }

  /** A request that has arrived to the end, with a body that is in no content coding. */
  public static Request of(ArrivedRequest request, byte[] body) {
    Arrival arrival = request.arrival();
    return new Request(
        arrival.requestId(),
        request.method().name(),
        arrival.path(),
        arrival.contract(),
        arrival.sentPath(),
        arrival.query(),
        request.headers()::getAll,
        arrival.contentType(),
        arrival.peer(),
        arrival.wording(),
        arrival.nanoTime(),
        () -> Result.ok(body));
  }

  /**
   * The name of the contract under which the request is answered.
   *
   * @param owner that of the layer which answers
   */
  public String servedUnder(String owner) {
    return contract.isEmpty() ? owner : contract;
  }

  /**
   * The name of the wording in which the request is answered: that of a contract, or of a version
   * that its client is pinned to.
   *
   * @param owner the contract of the layer which answers
   */
  public String wordedBy(String owner) {
    return wording.name().isEmpty() ? servedUnder(owner) : wording.name();
  }

  /** The same with a body that can be read more than once. */
  public Request rereadable() {
    AtomicReference<Result<byte[], Fault>> read = new AtomicReference<>();
    return new Request(
        id,
        method,
        path,
        contract,
        sentPath,
        query,
        headers,
        contentType,
        peer,
        wording,
        arrivedAt,
        () -> read.updateAndGet(known -> known == null ? body.get() : known));
  }

  private static Result<byte[], Fault> bytes(HttpRequest<?> request) {
    try (CloseableAvailableByteBody arrived =
        ((ServerHttpRequest<?>) request).byteBody().buffer().join()) {
      byte[] body = arrived.toByteArray();
      return body.length > 0 && isCoded(request)
          ? Result.refused(
              Why.because(
                  new Fault.UnsupportedMediaType(),
                  () -> "The body has a content coding, and none is read here."))
          : Result.ok(body);
    } catch (CompletionException e) {
      return Result.refused(
          switch (e.getCause()) {
            case ContentLengthExceededException _ ->
                Why.because(new Fault.BodyTooLarge(), () -> tooLarge(request));
            case BrokenBody broken -> Why.because(new Fault.Unreadable(), broken::sentence);
            case IOException _ ->
                Why.because(
                    new Fault.Unreadable(), () -> "The connection ended before the body did.");
            case null, default -> throw e;
          });
    }
  }

  /** What operators are told about a body that is longer than this server reads. */
  public static String tooLarge(HttpRequest<?> request) {
    String length = request.getHeaders().get("Content-Length");
    return length == null
        ? "The body is longer than " + MessageLimits.BODY + " bytes."
        : "The body has a Content-Length of %s, more than %d bytes."
            .formatted(length, MessageLimits.BODY);
  }

  private static boolean isCoded(HttpRequest<?> request) {
    String coding = request.getHeaders().get("Content-Encoding");
    return coding != null && !coding.isBlank() && !coding.equalsIgnoreCase("identity");
  }
}
