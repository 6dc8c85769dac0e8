package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.library.ListDocuments;
import dev.tollgate.application.library.ListDocuments.Page;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.Guards;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The documents of the company that a token speaks for. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceController {

  private final ListDocuments listDocuments;
  private final ApiErrors errors;
  private final Exit exit;

  ResourceController(ListDocuments listDocuments, ApiErrors errors, Exit exit) {
    this.listDocuments = listDocuments;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = "/api/tags", produces = MediaType.ALL)
  HttpResponse<?> tags(HttpRequest<?> request) {
    return list(request, DocumentKind.TAG);
  }

  @Get(uri = "/api/templates", produces = MediaType.ALL)
  HttpResponse<?> templates(HttpRequest<?> request) {
    return list(request, DocumentKind.TEMPLATE);
  }

  @Get(uri = "/api/folders", produces = MediaType.ALL)
  HttpResponse<?> folders(HttpRequest<?> request) {
    return list(request, DocumentKind.FOLDER);
  }

  @Get(uri = "/api/assets", produces = MediaType.ALL)
  HttpResponse<?> assets(HttpRequest<?> request) {
    return list(request, DocumentKind.ASSET);
  }

  @Get(uri = "/api/asset-tags", produces = MediaType.ALL)
  HttpResponse<?> assetTags(HttpRequest<?> request) {
    return list(request, DocumentKind.ASSET_TAG);
  }

  @Get(uri = "/api/brand-kit/logos", produces = MediaType.ALL)
  HttpResponse<?> logos(HttpRequest<?> request) {
    return list(request, DocumentKind.LOGO);
  }

  @Get(uri = "/api/brand-kit/colors", produces = MediaType.ALL)
  HttpResponse<?> colors(HttpRequest<?> request) {
    return list(request, DocumentKind.COLOR);
  }

  /** The one document of its kind; logos and colours have routes of their own. */
  @Get(uri = "/api/brand-kit", produces = MediaType.ALL)
  HttpResponse<?> brandKit(HttpRequest<?> request) {
    CompanyId company = company(request);
    return exit.answer(request, _ -> brandKit(company));
  }

  /** The guard lets nobody through without one. */
  private static CompanyId company(HttpRequest<?> request) {
    return Guards.access(request).client().company().orElseThrow();
  }

  private Reply brandKit(CompanyId company) {
    Parameter first = new Parameter.Absent();
    return listDocuments
        .list(company, DocumentKind.BRAND_KIT, first, first)
        .fold(page -> listed(one(page)), errors::refuse);
  }

  private static String one(Page page) {
    String data = page.documents().stream().map(Document::json).findFirst().orElse("{}");
    return "{\"data\":" + data + "}";
  }

  private HttpResponse<?> list(HttpRequest<?> request, DocumentKind kind) {
    CompanyId company = company(request);
    return exit.answer(request, read -> list(read, company, kind));
  }

  private Reply list(Request request, CompanyId company, DocumentKind kind) {
    Fields query = BodyReader.query(request);
    return listDocuments
        .list(company, kind, query.get("page"), query.get("per_page"))
        .fold(page -> listed(many(page)), errors::refuse);
  }

  /** The documents are JSON texts and are in the answer as they were imported. */
  private static String many(Page page) {
    String data = page.documents().stream().map(Document::json).collect(Collectors.joining(","));
    String meta =
        "{\"page\":%d,\"per_page\":%d,\"total\":%d}"
            .formatted(page.number(), page.size(), page.total());
    return "{\"data\":[" + data + "],\"meta\":" + meta + "}";
  }

  private Reply listed(String json) {
    return errors.success("listed", json.getBytes(StandardCharsets.UTF_8));
  }
}
