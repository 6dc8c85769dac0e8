package dev.tollgate.http.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@link ArrivalHandler} noted about a request when it arrived.
 *
 * @param requestId the id that this server gave the request; it is in the answer and in the log
 * @param target the path and the query as they were sent, or those of the base if they are of a
 *     derived contract
 * @param contract the derived contract that the request belongs to; empty for every other request
 * @param sentPath the path as it was sent, whatever contract it is of
 * @param flaw what was wrong with the head of the request, if anything
 * @param contentType what the caller says the body is
 * @param peer the address at the other end of the connection
 * @param wording in which the request is answered
 * @param underWay whether it counts as under way
 * @param nanoTime when the head of the request arrived, as {@link System#nanoTime} tells it
 */
public record Arrival(
    String requestId,
    String target,
    String contract,
    String sentPath,
    Optional<Flaw> flaw,
    Optional<String> contentType,
    InetAddress peer,
    ChosenWording wording,
    UnderWay underWay,
    long nanoTime) {

  static final String LAST = "x-tollgate-last";

  /** Where requests go whose target is no path of ours; no route has this path. */
  static final String NOWHERE = "/~nowhere";

  /** The arrival of a request that the framework carries. */
  public static Arrival of(HttpRequest<?> request) {
    HttpRequest<?> bare = request;
    while (bare instanceof HttpRequestWrapper<?> wrapper) {
      bare = wrapper.getDelegate();
    }
    return bare instanceof NettyHttpRequest<?> netty
            && netty.getNativeRequest() instanceof ArrivedRequest arrived
        ? arrived.arrival()
        : elsewhere(request);
  }

  /** A request that no connection brought. */
  private static Arrival elsewhere(HttpRequest<?> request) {
    return new Arrival(
        "",
        request.getUri().toString(),
        "",
        request.getPath(),
        Optional.empty(),
        Optional.ofNullable(request.getHeaders().get("Content-Type")),
        InetAddress.getLoopbackAddress(),
        new ChosenWording(),
        new UnderWay(new AtomicInteger()),
        System.nanoTime());
  }

  /**
   * Lets an answer be the last on its connection, which is closed after it without waiting for the
   * rest of the request.
   */
  public static void closeBehind(MutableHttpResponse<?> response) {
    var _ = response.header(LAST, "true");
  }

  /** The path of the target: no query, nothing decoded. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The query as it was sent, without its question mark; empty without a query. */
  public String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }
}
