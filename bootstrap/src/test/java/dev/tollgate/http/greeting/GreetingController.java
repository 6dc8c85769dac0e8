package dev.tollgate.http.greeting;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.SettingValues;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;

/** Greets. */
@Controller
@Requires(bean = GreetingErrors.class)
final class GreetingController {

  private final Reply greeting;
  private final Exit exit;

  GreetingController(SettingValues values, GreetingErrors errors, Exit exit) {
    this.greeting = errors.success("greeted", new Greeting(values.of(GreetingContract.WORD)));
    this.exit = exit;
  }

  @Get(uri = "/greeting", produces = MediaType.ALL)
  HttpResponse<?> greet(HttpRequest<?> request) {
    return exit.answer(request, greeting);
  }

  @Serdeable
  record Greeting(String greeting) {}
}
