package dev.tollgate.http.guard;

import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;

/**
 * Tells proxies whether a request to another API may pass. A contract derives its controller from
 * this.
 */
public abstract class GuardEndpoint implements Endpoint {

  private final Layer layer;
  private final Guard guard;
  private final Exit exit;

  protected GuardEndpoint(Layer layer, Guard guard, Exit exit) {
    this.layer = layer;
    this.guard = guard;
    this.exit = exit;
  }

  /** Reached only by requests that the guard of the path let through. */
  @Get(produces = MediaType.ALL)
  public HttpResponse<?> open(HttpRequest<?> request) {
    return exit.answer(request, Permit.of(layer, Guards.access(request)));
  }

  @Override
  public final String method() {
    return "GET";
  }

  @Override
  public final Reply answer(Request request) {
    return guard.answer(request, access -> Permit.of(layer, access));
  }

  /**
   * For proxies that drop the refusal they get and ask for it again; by now the token may pass, so
   * there is nothing to repeat.
   */
  @Get(uri = "/refusal", produces = MediaType.ALL)
  public HttpResponse<?> refusal(HttpRequest<?> request) {
    return exit.answer(request, layer.fail(new Fault.Unavailable()));
  }
}
