package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Waiting;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.library.ListDocuments;
import dev.tollgate.application.library.ListDocuments.Page;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.http.Endpoint;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of the company that a token speaks for. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceController implements Endpoint {

  private static final String TAGS = "/api/tags";
  private static final String TEMPLATES = "/api/templates";
  private static final String FOLDERS = "/api/folders";
  private static final String ASSETS = "/api/assets";
  private static final String ASSET_TAGS = "/api/asset-tags";
  private static final String BRAND_KIT = "/api/brand-kit";
  private static final String LOGOS = "/api/brand-kit/logos";
  private static final String COLORS = "/api/brand-kit/colors";

  /** More characters would hold up other requests on the event loop. */
  private static final int MAX_AT_ONCE = 64 * 1024;

  private static final Map<String, DocumentKind> KINDS =
      Map.of(
          TAGS, DocumentKind.TAG,
          TEMPLATES, DocumentKind.TEMPLATE,
          FOLDERS, DocumentKind.FOLDER,
          ASSETS, DocumentKind.ASSET,
          ASSET_TAGS, DocumentKind.ASSET_TAG,
          BRAND_KIT, DocumentKind.BRAND_KIT,
          LOGOS, DocumentKind.LOGO,
          COLORS, DocumentKind.COLOR);

  private final ListDocuments listDocuments;
  private final ApiErrors errors;
  private final ApiGuard guard;
  private final Exit exit;

  ResourceController(ListDocuments listDocuments, ApiErrors errors, ApiGuard guard, Exit exit) {
    this.listDocuments = listDocuments;
    this.errors = errors;
    this.guard = guard;
    this.exit = exit;
  }

  /** Reached only by requests that the guard let through. */
  @Get(
      uris = {TAGS, TEMPLATES, FOLDERS, ASSETS, ASSET_TAGS, BRAND_KIT, LOGOS, COLORS},
      produces = MediaType.ALL)
  HttpResponse<?> documents(HttpRequest<?> request) {
    LiveToken access = Guards.access(request);
    return exit.answer(request, read -> answer(read, access));
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Set<String> paths() {
    return KINDS.keySet();
  }

  @Override
  public Reply answer(Request request) {
    return guard.answer(request, access -> answer(request, access));
  }

  /** The guard lets nobody through without a company. */
  private Reply answer(Request request, LiveToken access) {
    CompanyId company = access.company().orElseThrow();
    DocumentKind kind = KINDS.get(request.path());
    return kind == DocumentKind.BRAND_KIT ? brandKit(company) : list(request, company, kind);
  }

  /** The one document of its kind; logos and colours have routes of their own. */
  private Reply brandKit(CompanyId company) {
    Parameter first = new Parameter.Absent();
    return listDocuments
        .list(company, DocumentKind.BRAND_KIT, first, first)
        .fold(page -> listed(one(page)), errors::refuse);
  }

  private static String one(Page page) {
    String data = texts(page).findFirst().orElse("{}");
    return "{\"data\":" + data + "}";
  }

  private Reply list(Request request, CompanyId company, DocumentKind kind) {
    Fields query = BodyReader.query(request);
    return listDocuments
        .list(company, kind, query.get("page"), query.get("per_page"))
        .fold(page -> listed(many(page)), errors::refuse);
  }

  /** The documents are JSON texts and are in the answer as they were imported. */
  private static String many(Page page) {
    String data = texts(page).collect(Collectors.joining(","));
    return "{\"data\":["
        + data
        + "],\"meta\":{\"page\":"
        + page.number()
        + ",\"per_page\":"
        + page.size()
        + ",\"total\":"
        + page.total()
        + "}}";
  }

  private static Stream<String> texts(Page page) {
    if (page.documents().stream().mapToLong(it -> it.json().length()).sum() > MAX_AT_ONCE) {
      Waiting.announce();
    }
    return page.documents().stream().map(Document::json);
  }

  private Reply listed(String json) {
    return errors.success("listed", json.getBytes(StandardCharsets.UTF_8));
  }
}
