package dev.tollgate.http.wire;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;

/** The head of a request, with what was noted about its arrival. */
public final class ArrivedRequest extends DefaultHttpRequest {

  private final Arrival arrival;

  /**
   * The same request at another path.
   *
   * @param path where the framework routes it
   */
  public ArrivedRequest(HttpRequest request, String path, Arrival arrival) {
    super(request.protocolVersion(), request.method(), path, request.headers());
    this.arrival = arrival;
  }

  public Arrival arrival() {
    return arrival;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
