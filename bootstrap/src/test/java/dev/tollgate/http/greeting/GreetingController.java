package dev.tollgate.http.greeting;

import dev.tollgate.http.Answer;
import dev.tollgate.http.contract.SettingValues;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Greets. */
@Controller
@Requires(bean = GreetingErrors.class)
final class GreetingController {

  private final Answer greeting;

  GreetingController(SettingValues values) {
    this.greeting = Answer.json(200, "{\"greeting\":\"" + values.of(GreetingContract.WORD) + "\"}");
  }

  @Get(uri = "/greeting", produces = MediaType.ALL)
  HttpResponse<?> greet() {
    return greeting.toResponse();
  }
}
