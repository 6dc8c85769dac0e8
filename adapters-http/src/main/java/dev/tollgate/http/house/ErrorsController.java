package dev.tollgate.http.house;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layers;
import dev.tollgate.http.pages.Publication;
import dev.tollgate.http.wire.Accepted;
import dev.tollgate.http.wire.Arrival;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** The error references, as pages and as documents for programs. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErrorsController {

  static final String PATH = "/errors";
  static final String CATALOG = "/.well-known/oauth-error-catalog";

  private final ErrorCatalog catalog;
  private final Layers contracts;

  ErrorsController(ErrorCatalog catalog, Layers contracts) {
    this.catalog = catalog;
    this.contracts = contracts;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> all(HttpRequest<?> request) {
    return (Accepted.page(request) ? catalog.page() : catalog.document()).answer(request);
  }

  @Get(uri = CATALOG, produces = MediaType.ALL)
  HttpResponse<?> document(HttpRequest<?> request) {
    return catalog.document().answer(request);
  }

  @Get(uri = PATH + "/{contract}", produces = MediaType.ALL)
  HttpResponse<?> one(@PathVariable String contract, HttpRequest<?> request) {
    Optional<Publication> found =
        Accepted.page(request) ? catalog.page(contract) : catalog.document(contract);
    return found
        .<HttpResponse<?>>map(publication -> publication.answer(request))
        .orElseGet(
            () -> contracts.fail(request, new Fault.NotFound(Arrival.path(request))).toResponse());
  }
}
