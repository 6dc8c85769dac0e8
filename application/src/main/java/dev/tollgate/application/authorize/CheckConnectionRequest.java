package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.CodeRequestRefusal;
import dev.tollgate.domain.refusal.ConnectionRefusal;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Checks a request to connect organizations before anyone signs in. */
public final class CheckConnectionRequest {

  private final CodeRequestCheck check;
  private final Scopes scopes;

  public CheckConnectionRequest(Tenants tenants, Scopes scopes) {
    this.check = new CodeRequestCheck(tenants);
    this.scopes = scopes;
  }

  /**
   * Checks that what is needed is there and sent once, then the response type, the challenge, the
   * client and its enterprise, and the scope.
   */
  public Result<CheckedRequest, ConnectionRefusal> check(
      ConnectionRequest request, RedirectTarget target) {
    Optional<CodeRequestRefusal> flaw = flaw(request, target.client());
    if (flaw.isPresent()) {
      return Result.refused(flaw.get());
    }
    return scopes(request.scope(), target.client())
        .<Result<CheckedRequest, ConnectionRefusal>>map(
            asked -> Result.ok(checked(request, target, asked)))
        .orElseGet(
            () ->
                Result.refused(
                    Why.because(
                        new ScopesRefused(),
                        () -> Reasons.scopes(request.scope(), target.client()))));
  }

  private Optional<CodeRequestRefusal> flaw(ConnectionRequest request, Client client) {
    return check.flaw(
        fields(request, client), request.responseType(), request.pkce()::wrongParameter, client);
  }

  private static RequestFields fields(ConnectionRequest request, Client client) {
    RequestFields fields =
        new RequestFields()
            .required("response_type", request.responseType())
            .optional("state", request.state())
            .optional("scope", request.scope());
    return request.pkce().addTo(fields, client.isPublic());
  }

  /**
   * What is asked for; if nothing is named, those of the client's scopes that are on by default.
   */
  private Optional<ScopeSet> scopes(Parameter requested, Client client) {
    Optional<ScopeSet> asked =
        requested instanceof Parameter.Text(String text)
            ? ScopeSet.parse(text)
            : Optional.of(client.scopes().within(onByDefault()));
    return asked.filter(client.scopes()::containsAll).filter(some -> !some.values().isEmpty());
  }

  private ScopeSet onByDefault() {
    return new ScopeSet(
        scopes.all().stream()
            .filter(RegisteredScope::defaultOn)
            .map(RegisteredScope::scope)
            .toList());
  }

  private static CheckedRequest checked(
      ConnectionRequest request, RedirectTarget target, ScopeSet asked) {
    return new CheckedRequest(
        target,
        asked,
        List.of(),
        request.pkce().challenge().text().flatMap(CodeChallenge::parse),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }
}
