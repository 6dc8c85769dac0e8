package dev.tollgate.http.house;

import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.pages.Publication;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The description of every endpoint, as a document and as a page to try them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

  static final String PATH = "/docs";
  static final String DESCRIPTION = "/openapi.yaml";

  private final ApiDescription description;
  private final Publication page;

  DocsController(ApiDescription description, Pages pages) {
    this.description = description;
    this.page = pages.docs(DESCRIPTION);
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> page(HttpRequest<?> request) {
    return page.answer(request);
  }

  @Get(uri = DESCRIPTION, produces = MediaType.ALL)
  HttpResponse<?> description(HttpRequest<?> request) {
    return description.document().answer(request);
  }
}
