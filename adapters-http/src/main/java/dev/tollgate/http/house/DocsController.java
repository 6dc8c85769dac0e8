package dev.tollgate.http.house;

import dev.tollgate.http.Exit;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.pages.Publication;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The description of every endpoint as a page to try it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

  static final String PATH = "/docs";

  private final Publication page;
  private final HouseErrors errors;
  private final Exit exit;

  DocsController(Pages pages, HouseErrors errors, Exit exit) {
    this.errors = errors;
    this.exit = exit;
    this.page = pages.docs(DescriptionController.PATH);
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> page(HttpRequest<?> request) {
    return exit.answer(request, read -> page.answer(errors, read));
  }
}
