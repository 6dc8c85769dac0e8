package dev.tollgate.http.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/**
 * What the request was like when it arrived. {@link ArrivalHandler} notes it in header fields of
 * the request, after it has removed whatever the caller sent under their names.
 */
public final class Arrival {

  static final String REQUEST_ID = "x-request-id";
  static final String TARGET = "x-tollgate-target";
  static final String FAULT = "x-tollgate-fault";
  static final String CONTENT_TYPE = "x-tollgate-content-type";
  static final String LAST = "x-tollgate-last";

  /** Where requests go whose target is no path of ours; no route has this path. */
  static final String NOWHERE = "/~nowhere";

  /** What was wrong with the request before anybody read it. */
  public enum Fault {
    NONE,
    UNREADABLE,
    TARGET_TOO_LONG,
    HEADERS_TOO_LONG
  }

  private Arrival() {}

  /**
   * Lets an answer be the last on its connection, which is closed behind it without waiting for the
   * rest of the request.
   */
  public static void closeBehind(MutableHttpResponse<?> response) {
    var _ = response.header(LAST, "true");
  }

  /** The id that this server gave the request; it stands in the answer and in the log. */
  public static String requestId(HttpRequest<?> request) {
    return request.getHeaders().get(REQUEST_ID);
  }

  /** The path as it was sent: no query, nothing decoded. */
  public static String path(HttpRequest<?> request) {
    String target = target(request);
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The query as it was sent, without its question mark; empty without a query. */
  static String query(HttpRequest<?> request) {
    String target = target(request);
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  public static Fault fault(HttpRequest<?> request) {
    String fault = request.getHeaders().get(FAULT);
    return fault == null ? Fault.NONE : Fault.valueOf(fault);
  }

  private static String target(HttpRequest<?> request) {
    String target = request.getHeaders().get(TARGET);
    return target == null ? request.getUri().toString() : target;
  }
}
