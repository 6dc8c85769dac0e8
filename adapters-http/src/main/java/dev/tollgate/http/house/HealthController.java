package dev.tollgate.http.house;

import dev.tollgate.application.health.CheckHealth;
import dev.tollgate.http.Draining;
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
import io.micronaut.serde.annotation.Serdeable;

/** Tells load balancers whether this server can do its work: 200 or 503. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {

  static final String PATH = "/health";

  private final CheckHealth checkHealth;
  private final Draining draining;
  private final HouseErrors errors;
  private final Exit exit;

  HealthController(CheckHealth checkHealth, Draining draining, HouseErrors errors, Exit exit) {
    this.checkHealth = checkHealth;
    this.draining = draining;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> health(HttpRequest<?> request) {
    return exit.answer(request, this::health);
  }

  private Reply health(Request request) {
    if (draining.hasBegun()) {
      return errors.refuse(new HealthRefusal.Draining());
    }
    checkHealth.check();
    return errors.success("healthy", new Health("up"));
  }

  @Serdeable
  record Health(String status) {}
}
