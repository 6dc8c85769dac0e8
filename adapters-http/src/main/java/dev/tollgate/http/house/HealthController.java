package dev.tollgate.http.house;

import dev.tollgate.application.health.CheckHealth;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Draining;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layers;
import io.micronaut.http.HttpRequest;
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
  private final Draining draining;
  private final Layers contracts;

  HealthController(CheckHealth checkHealth, Draining draining, Layers contracts) {
    this.checkHealth = checkHealth;
    this.draining = draining;
    this.contracts = contracts;
  }

  @Get(uri = "/health", produces = MediaType.ALL)
  HttpResponse<?> health(HttpRequest<?> request) {
    if (draining.hasBegun()) {
      return contracts.fail(request, new Fault.Unavailable()).toResponse();
    }
    checkHealth.check();
    return UP.toResponse();
  }
}
