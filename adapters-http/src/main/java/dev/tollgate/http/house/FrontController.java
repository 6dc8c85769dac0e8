package dev.tollgate.http.house;

import dev.tollgate.http.Layer;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.pages.FrontPage;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.pages.Publication;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.wire.Accepted;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Says what this server is, and where to read more. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FrontController {

  private final Publication page;
  private final Publication document;

  FrontController(Collection<Layer> layers, Folders folders, Pages pages, JsonMapper json) {
    FrontPage front =
        new FrontPage(
            "Tollgate",
            "An OAuth 2.0 token server that documents every error it answers with.",
            ErrorReference.contracts().stream().map(name -> contract(name, layers)).toList(),
            folders.all().stream()
                .flatMap(folder -> folder.documents().stream())
                .map(FrontPage.Link::to)
                .sorted(Comparator.comparing(FrontPage.Link::title))
                .toList());
    this.page = pages.front(front);
    try {
      this.document = new Publication(MediaType.APPLICATION_JSON, json.writeValueAsBytes(front));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FrontPage.Contract contract(String name, Collection<Layer> layers) {
    List<String> roots =
        layers.stream()
            .filter(layer -> layer.contract().equals(name))
            .flatMap(layer -> layer.roots().stream())
            .sorted()
            .toList();
    return new FrontPage.Contract(
        name,
        ErrorReference.of(name).about(),
        roots.stream().filter(root -> roots.stream().noneMatch(isAbove(root))).toList(),
        ErrorsController.PATH + "/" + name);
  }

  private static Predicate<String> isAbove(String root) {
    return other -> root.startsWith(other + "/");
  }

  @Get(uri = "/", produces = MediaType.ALL)
  HttpResponse<?> front(HttpRequest<?> request) {
    return (Accepted.page(request) ? page : document).answer(request);
  }
}
