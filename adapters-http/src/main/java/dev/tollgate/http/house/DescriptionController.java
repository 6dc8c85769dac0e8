package dev.tollgate.http.house;

import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;

/**
 * The description of every endpoint, as a document. On the express lane, because it is the largest
 * of all answers: once it is composed, those who ask for it are never many under way.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DescriptionController implements Endpoint {

  static final String PATH = "/openapi.yaml";

  private final ApiDescription description;
  private final HouseErrors errors;
  private final Exit exit;

  DescriptionController(ApiDescription description, HouseErrors errors, Exit exit) {
    this.description = description;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> description(HttpRequest<?> request) {
    return exit.answer(request, this::answer);
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }

  @Override
  public Reply answer(Request request) {
    return description.document().answer(errors, request);
  }
}
