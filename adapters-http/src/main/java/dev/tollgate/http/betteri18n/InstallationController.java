package dev.tollgate.http.betteri18n;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.access.CheckInstallation;
import dev.tollgate.application.access.Installation;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.MintInstallationToken;
import dev.tollgate.application.revoke.RevokeInstallation;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.Token;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Mints installation tokens for a grant, and revokes the grant. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class InstallationController {

  private static final String PATH = "/api/oauth-client/installations/{grant}";

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final CheckInstallation checkInstallation;
  private final MintInstallationToken mintInstallationToken;
  private final RevokeInstallation revokeInstallation;
  private final TokenLimits limits;
  private final ApiErrors errors;
  private final Exit exit;

  InstallationController(
      CheckInstallation checkInstallation,
      MintInstallationToken mintInstallationToken,
      RevokeInstallation revokeInstallation,
      TokenLimits limits,
      ApiErrors errors,
      Exit exit) {
    this.checkInstallation = checkInstallation;
    this.mintInstallationToken = mintInstallationToken;
    this.revokeInstallation = revokeInstallation;
    this.limits = limits;
    this.errors = errors;
    this.exit = exit;
  }

  @Post(uri = PATH + "/tokens", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> mint(HttpRequest<?> request, @PathVariable String grant) {
    return exit.answer(request, read -> mint(read, grant));
  }

  private Reply mint(Request request, String grant) {
    return checkInstallation
        .check(Bearer.of(request), grant, BetterI18nSettings.CONTRACT)
        .fold(
            installation ->
                limits
                    .mint(installation.grant().id().value())
                    .map(errors::fail)
                    .orElseGet(() -> mint(installation)),
            errors::refuse);
  }

  private Reply mint(Installation installation) {
    IssuedToken issued =
        mintInstallationToken.mint(
            installation, BetterI18nSettings.CONTRACT, BetterI18nSettings.INSTALLATION_TOKENS);
    Token token = issued.token();
    Instant end = token.expiresAt().orElseThrow();
    MintedBody body =
        new MintedBody(
            issued.text(),
            "Bearer",
            MILLISECONDS.format(end),
            token.lifetime().orElseThrow().toSeconds(),
            installation.grant().company().organizationId(),
            installation.grant().projects().stream().map(ProjectId::value).toList(),
            token.scopes().values().stream().map(Scope::value).toList());
    return errors.success("minted", body).with("Cache-Control", "no-store");
  }

  @Delete(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> revoke(HttpRequest<?> request, @PathVariable String grant) {
    return exit.answer(request, read -> revoke(read, grant));
  }

  private Reply revoke(Request request, String grant) {
    return checkInstallation
        .check(Bearer.of(request), grant, BetterI18nSettings.CONTRACT)
        .fold(
            installation ->
                revokeInstallation
                    .revoke(installation)
                    .fold(_ -> errors.noContent("grant-revoked"), errors::refuse),
            errors::refuse);
  }

  /** With {@code project_ids} empty for every project. */
  @Serdeable
  @JsonInclude
  record MintedBody(
      @JsonProperty("installation_token") String installationToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_at") String expiresAt,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("organization_id") String organizationId,
      @JsonProperty("project_ids") List<String> projectIds,
      List<String> scopes) {}
}
