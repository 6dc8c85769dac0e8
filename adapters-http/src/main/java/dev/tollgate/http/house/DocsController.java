package dev.tollgate.http.house;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The description of every endpoint. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

  static final String DESCRIPTION = "/openapi.yaml";

  private final ApiDescription description;

  DocsController(ApiDescription description) {
    this.description = description;
  }

  @Get(uri = DESCRIPTION, produces = MediaType.ALL)
  HttpResponse<?> description(HttpRequest<?> request) {
    return description.document().answer(request);
  }
}
