package dev.tollgate.http.betteri18n;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.project.AddLanguage;
import dev.tollgate.application.project.CreateProject;
import dev.tollgate.application.project.FindProject;
import dev.tollgate.application.project.ListProjects;
import dev.tollgate.application.project.PublishProject;
import dev.tollgate.application.project.ShowOrganization;
import dev.tollgate.application.project.ShowProject;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.User;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.Guards;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What partners read and change with the tokens of a grant. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceController {

  static final String ME = "/api/oauth-client/me";
  static final String ORGANIZATIONS = "/api/oauth-client/organizations";
  static final String V1 = "/api/oauth-client/v1";

  private static final String PROJECT = V1 + "/projects/{id}";

  private static final Scope ORG_READ = new Scope("org:read");
  private static final Scope PROJECTS_READ = new Scope("projects:read");
  private static final Scope PROJECTS_WRITE = new Scope("projects:write");
  private static final Scope CONTENT_READ = new Scope("content:read");
  private static final Scope TRANSLATIONS_PUBLISH = new Scope("translations:publish");

  private final ShowOrganization showOrganization;
  private final ListProjects listProjects;
  private final ShowProject showProject;
  private final FindProject findProject;
  private final CreateProject createProject;
  private final AddLanguage addLanguage;
  private final PublishProject publishProject;
  private final TokenLimits limits;
  private final ApiErrors errors;
  private final Issuer issuer;
  private final Exit exit;

  ResourceController(
      ShowOrganization showOrganization,
      ListProjects listProjects,
      ShowProject showProject,
      FindProject findProject,
      CreateProject createProject,
      AddLanguage addLanguage,
      PublishProject publishProject,
      TokenLimits limits,
      ApiErrors errors,
      Issuer issuer,
      Exit exit) {
    this.showOrganization = showOrganization;
    this.listProjects = listProjects;
    this.showProject = showProject;
    this.findProject = findProject;
    this.createProject = createProject;
    this.addLanguage = addLanguage;
    this.publishProject = publishProject;
    this.limits = limits;
    this.errors = errors;
    this.issuer = issuer;
    this.exit = exit;
  }

  /** Uses of an access token are not counted. */
  private HttpResponse<?> answer(
      HttpRequest<?> request, BiFunction<Request, LiveToken, Reply> endpoint) {
    LiveToken token = Guards.access(request);
    return exit.answer(
        request,
        read ->
            (token.token().digest().isPresent()
                    ? limits.use(token.token().id().value())
                    : Optional.<Fault>empty())
                .map(errors::fail)
                .orElseGet(() -> occasion(token).run(() -> endpoint.apply(read, token))));
  }

  private static Occasion occasion(LiveToken token) {
    return Occasion.current()
        .by(Actor.client(token.client().id()))
        .with("client", token.client().id().value())
        .with("user", token.acting().orElseThrow().user().id().value());
  }

  @Get(uri = ME, produces = MediaType.ALL)
  HttpResponse<?> me(HttpRequest<?> request) {
    return answer(request, (_, token) -> errors.success("shown", MeBody.of(token)));
  }

  @Get(uri = ORGANIZATIONS, produces = MediaType.ALL)
  HttpResponse<?> organizations(HttpRequest<?> request) {
    return answer(
        request,
        (_, token) ->
            showOrganization
                .show(token, ORG_READ)
                .fold(
                    company ->
                        errors.success(
                            "listed", new OrganizationsBody(List.of(OrganizationBody.of(company)))),
                    errors::refuse));
  }

  @Get(uri = ORGANIZATIONS + "/{organization}/projects", produces = MediaType.ALL)
  HttpResponse<?> projects(HttpRequest<?> request, @PathVariable String organization) {
    return answer(
        request,
        (read, token) -> {
          Fields query = BodyReader.query(read);
          return listProjects
              .list(token, PROJECTS_READ, organization, query.get("after"), query.get("limit"))
              .fold(page -> listed(page, read), errors::refuse);
        });
  }

  /** The next page is named as RFC 8288 has it. */
  private Reply listed(ListProjects.Page page, Request request) {
    Reply.Success reply =
        errors.success(
            "listed", new ProjectsBody(page.projects().stream().map(ProjectBody::of).toList()));
    return page.next()
        .map(
            next ->
                reply.with(
                    "Link",
                    "<%s%s?after=%s&limit=%d>; rel=\"next\""
                        .formatted(
                            issuer.url(), request.path(), next.value(), page.projects().size())))
        .orElse(reply);
  }

  @Get(uri = ORGANIZATIONS + "/{organization}/projects/{project}/models", produces = MediaType.ALL)
  HttpResponse<?> models(
      HttpRequest<?> request, @PathVariable String organization, @PathVariable String project) {
    return answer(
        request,
        (_, token) ->
            findProject
                .find(token, CONTENT_READ, organization, project)
                .fold(_ -> errors.success("listed", new ModelsBody(List.of())), errors::refuse));
  }

  @Post(uri = V1 + "/projects", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> create(HttpRequest<?> request) {
    return answer(
        request,
        (read, token) ->
            showOrganization
                .show(token, PROJECTS_WRITE)
                .fold(company -> create(read, company), errors::refuse));
  }

  private Reply create(Request request, Company company) {
    return BodyReader.read(request)
        .fold(
            fields ->
                createProject
                    .create(
                        company,
                        fields.get("name"),
                        fields.get("slug"),
                        fields.get("sourceLanguage"))
                    .fold(
                        project -> created("created", OwnedProjectBody.of(project)),
                        errors::refuse),
            errors::fail);
  }

  @Get(uri = PROJECT, produces = MediaType.ALL)
  HttpResponse<?> show(HttpRequest<?> request, @PathVariable String id) {
    return answer(
        request,
        (_, token) ->
            showProject
                .show(token, PROJECTS_READ, id)
                .fold(
                    project -> errors.success("shown", OwnedProjectBody.of(project)),
                    errors::refuse));
  }

  @Post(uri = PROJECT + "/publish", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> publish(HttpRequest<?> request, @PathVariable String id) {
    return answer(
        request,
        (_, token) ->
            publishProject
                .publish(token, TRANSLATIONS_PUBLISH, id)
                .fold(
                    project ->
                        status(202, "queued", new PublishedBody(project.id().value(), "queued")),
                    errors::refuse));
  }

  @Post(uri = PROJECT + "/languages", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> addLanguage(HttpRequest<?> request, @PathVariable String id) {
    return answer(
        request,
        (read, token) ->
            showProject
                .show(token, PROJECTS_WRITE, id)
                .fold(project -> addLanguage(read, project), errors::refuse));
  }

  private Reply addLanguage(Request request, Project project) {
    return BodyReader.read(request)
        .fold(
            fields ->
                addLanguage
                    .add(project, fields.get("code"))
                    .fold(
                        added ->
                            created(
                                "language-added",
                                new LanguageBody(added.language().tag(), added.alreadyExists())),
                        errors::refuse),
            errors::fail);
  }

  private Reply created(String name, Object body) {
    return status(201, name, body);
  }

  private Reply status(int status, String name, Object body) {
    Reply.Success reply = errors.success(name, body);
    return new Reply.Success(reply.layer(), name, status, reply.headers(), body);
  }

  @Serdeable
  @JsonInclude
  record MeBody(UserBody user, GrantBody grant, List<String> scopes) {

    static MeBody of(LiveToken token) {
      Acting acting = token.acting().orElseThrow();
      User user = acting.user();
      return new MeBody(
          new UserBody(
              user.id().value(), user.name().map(Name::value).orElse(null), user.email().value()),
          new GrantBody(
              acting.grant().id().value(),
              acting.company().id().organizationId(),
              acting.grant().projects().stream().map(ProjectId::value).toList()),
          token.token().scopes().values().stream().map(Scope::value).toList());
    }
  }

  @Serdeable
  @JsonInclude
  record UserBody(String id, @Nullable String name, String email) {}

  @Serdeable
  @JsonInclude
  record GrantBody(
      String id,
      @JsonProperty("organization_id") String organizationId,
      @JsonProperty("project_ids") List<String> projectIds) {}

  @Serdeable
  record OrganizationsBody(List<OrganizationBody> organizations) {}

  @Serdeable
  @JsonInclude
  record OrganizationBody(String id, String name, @Nullable String slug) {

    static OrganizationBody of(Company company) {
      return new OrganizationBody(
          company.id().organizationId(),
          company.name().value(),
          company.slug().map(Slug::value).orElse(null));
    }
  }

  @Serdeable
  @JsonInclude
  record ProjectsBody(List<ProjectBody> projects) {}

  @Serdeable
  @JsonInclude
  record ProjectBody(
      String id, String name, String slug, String sourceLanguage, List<String> targetLanguages) {

    static ProjectBody of(Project project) {
      return new ProjectBody(
          project.id().value(),
          project.name().value(),
          project.slug().value(),
          project.source().tag(),
          targets(project));
    }
  }

  @Serdeable
  @JsonInclude
  record OwnedProjectBody(
      String id,
      String name,
      String slug,
      String sourceLanguage,
      List<String> targetLanguages,
      String organizationId) {

    static OwnedProjectBody of(Project project) {
      return new OwnedProjectBody(
          project.id().value(),
          project.name().value(),
          project.slug().value(),
          project.source().tag(),
          targets(project),
          project.company().organizationId());
    }
  }

  private static List<String> targets(Project project) {
    return project.targets().stream().map(Language::tag).toList();
  }

  @Serdeable
  @JsonInclude
  record ModelsBody(List<String> models) {}

  @Serdeable
  record PublishedBody(String id, String status) {}

  @Serdeable
  record LanguageBody(String code, boolean alreadyExists) {}
}
