package dev.tollgate.http.house;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.pages.Publication;
import dev.tollgate.http.wire.AcceptHeader;
import dev.tollgate.http.wire.Request;
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
  private final HouseErrors errors;
  private final Exit exit;

  ErrorsController(ErrorCatalog catalog, HouseErrors errors, Exit exit) {
    this.catalog = catalog;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> all(HttpRequest<?> request) {
    return exit.answer(request, this::all);
  }

  private Reply all(Request request) {
    return (AcceptHeader.prefersHtml(request) ? catalog.page() : catalog.document())
        .answer(errors, request);
  }

  @Get(uri = CATALOG, produces = MediaType.ALL)
  HttpResponse<?> document(HttpRequest<?> request) {
    return exit.answer(request, read -> catalog.document().answer(errors, read));
  }

  @Get(uri = PATH + "/{contract}", produces = MediaType.ALL)
  HttpResponse<?> one(@PathVariable String contract, HttpRequest<?> request) {
    return exit.answer(request, read -> one(contract, read));
  }

  private Reply one(String contract, Request request) {
    Optional<Publication> found =
        AcceptHeader.prefersHtml(request) ? catalog.page(contract) : catalog.document(contract);
    return found
        .map(publication -> publication.answer(errors, request))
        .orElseGet(() -> errors.fail(new Fault.NotFound(request.path())));
  }
}
