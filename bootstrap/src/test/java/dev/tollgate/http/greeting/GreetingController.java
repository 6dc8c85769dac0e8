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
import java.nio.charset.StandardCharsets;

/** Greets. */
@Controller
@Requires(bean = GreetingErrors.class)
final class GreetingController {

  private final Reply greeting;
  private final Exit exit;

  GreetingController(SettingValues values, GreetingErrors errors, Exit exit) {
    String json = "{\"greeting\":\"" + values.of(GreetingContract.WORD) + "\"}";
    this.greeting = errors.success("greeted", json.getBytes(StandardCharsets.UTF_8));
    this.exit = exit;
  }

  @Get(uri = "/greeting", produces = MediaType.ALL)
  HttpResponse<?> greet(HttpRequest<?> request) {
    return exit.answer(request, greeting);
  }
}
