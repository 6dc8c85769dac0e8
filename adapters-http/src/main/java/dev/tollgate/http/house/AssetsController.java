package dev.tollgate.http.house;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.pages.Assets;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What the pages are made of besides their text. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetsController {

  static final String PATH = "/assets/{name}";

  private final Assets assets;
  private final HouseErrors errors;
  private final Exit exit;

  AssetsController(Assets assets, HouseErrors errors, Exit exit) {
    this.assets = assets;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> asset(@PathVariable String name, HttpRequest<?> request) {
    return exit.answer(request, read -> asset(name, read));
  }

  private Reply asset(String name, Request request) {
    return assets
        .find(name)
        .map(asset -> asset.answer(errors, request))
        .orElseGet(() -> errors.fail(new Fault.NotFound(request.path())));
  }
}
