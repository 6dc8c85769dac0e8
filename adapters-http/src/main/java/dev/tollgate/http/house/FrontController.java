package dev.tollgate.http.house;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.PublicDocument;
import dev.tollgate.http.pages.FrontPage;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.pages.Publication;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.AcceptHeader;
import dev.tollgate.http.wire.Request;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what this server is, and where to read more. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FrontController {

  static final String PATH = "/";

  private final Publication page;
  private final Publication document;
  private final HouseErrors errors;
  private final Exit exit;

  FrontController(
      Layers layers,
      References references,
      Folders folders,
      Issuer issuer,
      Pages pages,
      JsonMapper json,
      HouseErrors errors,
      Exit exit) {
    this.errors = errors;
    this.exit = exit;
    Set<String> contracts =
        folders.contracts().stream().map(Folder::name).collect(Collectors.toSet());
    FrontPage front =
        new FrontPage(
            "Tollgate",
            "An OAuth 2.0 token server that documents every error it returns.",
            references.all().stream()
                .filter(reference -> contracts.contains(reference.contract()))
                .map(reference -> contract(reference, layers, folders, issuer.path()))
                .toList(),
            folders.all().stream()
                .flatMap(folder -> folder.documents().stream())
                .map(document -> link(document, issuer.path()))
                .sorted(Comparator.comparing(FrontPage.Link::title))
                .toList());
    this.page = pages.front(front);
    try {
      this.document = new Publication(MediaType.APPLICATION_JSON, json.writeValueAsBytes(front));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FrontPage.Link link(PublicDocument document, String base) {
    return new FrontPage.Link(base + document.path(), document.title());
  }

  private static FrontPage.Contract contract(
      ErrorReference reference, Layers layers, Folders folders, String base) {
    List<String> roots =
        Stream.concat(
                layers.all().stream()
                    .filter(layer -> layer.contract().equals(reference.contract()))
                    .flatMap(layer -> layer.roots().stream()),
                folders.derived().stream()
                    .filter(contract -> contract.name().equals(reference.contract()))
                    .map(DerivedContract::root))
            .sorted()
            .toList();
    return new FrontPage.Contract(
        reference.contract(),
        reference.about(),
        roots.stream()
            .filter(root -> roots.stream().noneMatch(isAbove(root)))
            .map(root -> base + root)
            .toList(),
        base + ErrorsController.PATH + "/" + reference.contract());
  }

  private static Predicate<String> isAbove(String root) {
    return other -> root.startsWith(other + "/");
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> front(HttpRequest<?> request) {
    return exit.answer(request, this::front);
  }

  private Reply front(Request request) {
    return (AcceptHeader.prefersHtml(request) ? page : document).answer(errors, request);
  }
}
