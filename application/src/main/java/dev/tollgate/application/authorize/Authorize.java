package dev.tollgate.application.authorize;

import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.AuthorizationStep.NoCompany;
import dev.tollgate.application.authorize.AuthorizationStep.SignIn;
import dev.tollgate.application.authorize.CheckedRequest.Prompt;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.StandardScopes;
import dev.tollgate.domain.refusal.AccountSelectionRequired;
import dev.tollgate.domain.refusal.AuthorizationRefusal;
import dev.tollgate.domain.refusal.ConsentRequired;
import dev.tollgate.domain.refusal.InteractionRequired;
import dev.tollgate.domain.refusal.LoginRequired;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what comes next for a user with a checked authorization request (OpenID Connect Core,
 * 3.1.2.3 and 3.1.2.4).
 */
public final class Authorize {

  private final EligibleCompanies companies;
  private final PriorConsents consents;
  private final Scopes scopes;
  private final Clock clock;

  public Authorize(Tenants tenants, Grants grants, Scopes scopes, CodeMint codes, Clock clock) {
    this.companies = new EligibleCompanies(tenants);
    this.consents = new PriorConsents(grants, codes);
    this.scopes = scopes;
    this.clock = clock;
  }

  /**
   * Signing in comes first, then the choice of a company, then consent.
   *
   * @param visitor empty if nobody is signed in
   */
  public Result<AuthorizationStep, AuthorizationRefusal> next(
      CheckedRequest request, Optional<SignedIn> visitor, Terms terms) {
    boolean isSilent = request.prompts().contains(Prompt.NONE);
    if (visitor.isEmpty() || hasToSignInAgain(request, visitor.get())) {
      return isSilent
          ? Result.refused(
              Why.because(
                  new LoginRequired(),
                  () ->
                      visitor.isEmpty()
                          ? "Nobody is signed in, and prompt=none forbids asking."
                          : "The user would have to sign in again, and prompt=none forbids"
                              + " asking."))
          : Result.ok(new SignIn());
    }
    SignedIn user = visitor.get();
    if (request.hint().filter(hint -> !hint.equals(user.user().id())).isPresent()) {
      return Result.refused(
          Why.because(
              new LoginRequired(),
              () ->
                  "User %s is signed in, and id_token_hint is of another user."
                      .formatted(user.user().id().value())));
    }
    List<Company> eligible = companies.of(user.user(), request.target().client());
    return isSilent
        ? silently(request, user, eligible, terms)
        : Result.ok(openly(request, user, eligible, terms));
  }

  private boolean hasToSignInAgain(CheckedRequest request, SignedIn visitor) {
    return request.prompts().contains(Prompt.LOGIN)
        || request.prompts().contains(Prompt.SELECT_ACCOUNT)
        || request
            .maxAge()
            .filter(age -> visitor.session().authenticatedAt().plus(age).isBefore(clock.instant()))
            .isPresent();
  }

  private Result<AuthorizationStep, AuthorizationRefusal> silently(
      CheckedRequest request, SignedIn visitor, List<Company> eligible, Terms terms) {
    if (eligible.isEmpty()) {
      return Result.refused(
          Why.because(
              new InteractionRequired(),
              () ->
                  "User %s belongs to no company that may use client %s."
                      .formatted(
                          visitor.user().id().value(), request.target().client().id().value())));
    }
    PriorConsents.Prior prior = consents.find(request, visitor, terms);
    List<Company> ready = eligible.stream().filter(prior::isSettled).toList();
    return switch (ready.size()) {
      case 0 ->
          Result.refused(
              Why.because(
                  new ConsentRequired(),
                  () ->
                      "User %s has not allowed client %s all of this before, and prompt=none forbids asking."
                          .formatted(
                              visitor.user().id().value(),
                              request.target().client().id().value())));
      case 1 ->
          prior
              .granted(ready.getFirst())
              .<Result<AuthorizationStep, AuthorizationRefusal>>map(Result::ok)
              .orElseGet(
                  () ->
                      Result.refused(
                          Why.because(
                              new InteractionRequired(),
                              () -> "What the user allowed changed during this request.")));
      default ->
          Result.refused(
              Why.because(
                  new AccountSelectionRequired(),
                  () ->
                      "User %s allowed this for %d companies, and prompt=none forbids asking for which."
                          .formatted(visitor.user().id().value(), ready.size())));
    };
  }

  private AuthorizationStep openly(
      CheckedRequest request, SignedIn visitor, List<Company> eligible, Terms terms) {
    if (eligible.isEmpty()) {
      return new NoCompany(visitor);
    }
    if (eligible.size() == 1 && !request.prompts().contains(Prompt.CONSENT)) {
      PriorConsents.Prior prior = consents.find(request, visitor, terms);
      if (prior.isSettled(eligible.getFirst())) {
        return prior.granted(eligible.getFirst()).orElseGet(() -> new NoCompany(visitor));
      }
    }
    return new AskConsent(visitor, eligible, Optional.empty(), choices(request));
  }

  private List<RegisteredScope> choices(CheckedRequest request) {
    var registered =
        scopes.all().stream()
            .collect(Collectors.toMap(RegisteredScope::scope, Function.identity()));
    return request.scopes().values().stream()
        .filter(scope -> !scope.equals(StandardScopes.OPENID))
        .flatMap(scope -> described(scope, Optional.ofNullable(registered.get(scope))).stream())
        .toList();
  }

  /** A standard scope says the same everywhere. */
  private static Optional<RegisteredScope> described(
      Scope scope, Optional<RegisteredScope> registered) {
    return StandardScopes.find(scope).or(() -> registered);
  }
}
