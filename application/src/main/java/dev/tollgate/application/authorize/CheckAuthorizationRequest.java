package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.authorize.CheckedRequest.Prompt;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.issue.Audience;
import dev.tollgate.application.port.IdTokenReader;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.StandardScopes;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.AuthorizationRefusal;
import dev.tollgate.domain.refusal.RequestObjectUnsupported;
import dev.tollgate.domain.refusal.RequestUriUnsupported;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Checks an authorization request before anyone signs in (RFC 6749, 4.1.1). */
public final class CheckAuthorizationRequest {

  private static final int MAX_AGE_DIGITS = 9;

  private final CodeRequestCheck check;
  private final Audience audience;
  private final IdTokenReader idTokens;

  public CheckAuthorizationRequest(Tenants tenants, Resources resources, IdTokenReader idTokens) {
    this.check = new CodeRequestCheck(tenants);
    this.audience = new Audience(resources);
    this.idTokens = idTokens;
  }

  /**
   * Checks that each parameter is sent once, then what is not supported, the response type and
   * mode, the challenge, the parameters of OpenID Connect; then the client, the resources and the
   * scope.
   */
  public Result<CheckedRequest, AuthorizationRefusal> check(
      AuthorizationRequest request, RedirectTarget target, Terms terms) {
    Optional<AuthorizationRefusal> flaw = flaw(request, target.client());
    if (flaw.isPresent()) {
      return Result.refused(flaw.get());
    }
    Optional<List<ResourceUri>> resources =
        audience.of(request.resources(), request.audiences(), List.of());
    if (resources.isEmpty()) {
      return Result.refused(new ResourceUnknown());
    }
    Optional<ScopeSet> scopes = scopes(request.scope(), target.client());
    if (scopes.isEmpty()) {
      return Result.refused(
          Why.because(new ScopesRefused(), () -> Reasons.scopes(request.scope(), target.client())));
    }
    return Result.ok(
        new CheckedRequest(
            target,
            scopes.get(),
            resources.get(),
            request.pkce().challenge().text().flatMap(CodeChallenge::parse),
            request.openId().nonce().text(),
            prompts(request.openId().prompt()),
            maxAge(request.openId().maxAge()),
            hint(request),
            OptionalLong.empty()));
  }

  private Optional<AuthorizationRefusal> flaw(AuthorizationRequest request, Client client) {
    return unsupported(request)
        .or(
            () ->
                check.flaw(
                    fields(request, client),
                    request.responseType(),
                    () -> wrongParameter(request),
                    client));
  }

  private static Optional<AuthorizationRefusal> unsupported(AuthorizationRequest request) {
    if (!(request.request() instanceof Parameter.Absent)) {
      return Optional.of(new RequestObjectUnsupported());
    }
    return request.requestUri() instanceof Parameter.Absent
        ? Optional.empty()
        : Optional.of(new RequestUriUnsupported());
  }

  private static RequestFields fields(AuthorizationRequest request, Client client) {
    RequestFields fields =
        new RequestFields()
            .required("response_type", request.responseType())
            .optional("response_mode", request.responseMode())
            .optional("state", request.state())
            .optional("scope", request.scope())
            .optional("nonce", request.openId().nonce())
            .optional("prompt", request.openId().prompt())
            .optional("max_age", request.openId().maxAge())
            .optional("id_token_hint", request.openId().idTokenHint());
    return request.pkce().addTo(fields, client.codeFlow().pkceRequired() || client.isPublic());
  }

  /** The first parameter with a value that it cannot have. */
  private Optional<String> wrongParameter(AuthorizationRequest request) {
    if (request.responseMode().text().filter(it -> !isMode(it)).isPresent()) {
      return Optional.of("response_mode");
    }
    Optional<String> wrong = request.pkce().wrongParameter();
    if (wrong.isPresent()) {
      return wrong;
    }
    Set<Prompt> prompts = prompts(request.openId().prompt());
    if (prompts.contains(Prompt.NONE) && prompts.size() > 1) {
      return Optional.of("prompt");
    }
    if (request.openId().maxAge().text().isPresent()
        && maxAge(request.openId().maxAge()).isEmpty()) {
      return Optional.of("max_age");
    }
    return request.openId().idTokenHint().text().isPresent() && hint(request).isEmpty()
        ? Optional.of("id_token_hint")
        : Optional.empty();
  }

  private static boolean isMode(String text) {
    return text.equals("query") || text.equals("form_post");
  }

  private static Set<Prompt> prompts(Parameter prompt) {
    Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
    for (String word : prompt.text().orElse("").split(" ", -1)) {
      switch (word) {
        case "none" -> prompts.add(Prompt.NONE);
        case "login" -> prompts.add(Prompt.LOGIN);
        case "consent" -> prompts.add(Prompt.CONSENT);
        case "select_account" -> prompts.add(Prompt.SELECT_ACCOUNT);
        default -> {}
      }
    }
    return prompts;
  }

  /** Whole seconds; empty for anything else. */
  private static Optional<Duration> maxAge(Parameter maxAge) {
    return maxAge
        .text()
        .filter(
            it -> it.length() <= MAX_AGE_DIGITS && it.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(it -> Duration.ofSeconds(Long.parseLong(it)));
  }

  private Optional<UserId> hint(AuthorizationRequest request) {
    return request
        .openId()
        .idTokenHint()
        .text()
        .flatMap(idTokens::read)
        .map(IdTokenReader.IdToken::user);
  }

  /** What is asked for; if nothing is named, all scopes that are registered for the client. */
  private static Optional<ScopeSet> scopes(Parameter requested, Client client) {
    ScopeSet allowed = client.scopes().with(StandardScopes.NAMES);
    Optional<ScopeSet> scopes =
        requested instanceof Parameter.Text(String text)
            ? ScopeSet.parse(text)
            : Optional.of(client.scopes());
    return scopes.filter(allowed::containsAll).filter(some -> !some.values().isEmpty());
  }
}
