package dev.tollgate.http.house;

import dev.tollgate.application.health.CheckHealth;
import dev.tollgate.http.Answer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Tells load balancers whether this server can do its work: 200, or the house's 503. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {

  private static final Answer UP = Answer.json(200, "{\"status\":\"up\"}");

  private final CheckHealth checkHealth;

  HealthController(CheckHealth checkHealth) {
    this.checkHealth = checkHealth;
  }

  @Get(uri = "/health", produces = MediaType.ALL)
  HttpResponse<?> health() {
    checkHealth.check();
    return UP.toResponse();
  }
}
