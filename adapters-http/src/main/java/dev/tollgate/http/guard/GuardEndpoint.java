package dev.tollgate.http.guard;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;

/**
 * Tells proxies whether a request to another API may pass. Whom the guard of the path refuses never
 * gets here. A contract derives its controller from this.
 */
public abstract class GuardEndpoint {

  private final Layer layer;
  private final Exit exit;

  protected GuardEndpoint(Layer layer, Exit exit) {
    this.layer = layer;
    this.exit = exit;
  }

  @Get(produces = MediaType.ALL)
  public HttpResponse<?> open(HttpRequest<?> request) {
    return exit.answer(request, Permit.of(layer, Guards.access(request)));
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
