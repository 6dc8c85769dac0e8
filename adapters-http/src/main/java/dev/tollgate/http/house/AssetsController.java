package dev.tollgate.http.house;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layers;
import dev.tollgate.http.pages.Assets;
import dev.tollgate.http.wire.Arrival;
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

  private final Assets assets;
  private final Layers contracts;

  AssetsController(Assets assets, Layers contracts) {
    this.assets = assets;
    this.contracts = contracts;
  }

  @Get(uri = "/assets/{name}", produces = MediaType.ALL)
  HttpResponse<?> asset(@PathVariable String name, HttpRequest<?> request) {
    return assets
        .find(name)
        .<HttpResponse<?>>map(asset -> asset.answer(request))
        .orElseGet(
            () -> contracts.fail(request, new Fault.NotFound(Arrival.path(request))).toResponse());
  }
}
