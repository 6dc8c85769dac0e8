package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.AuthorizationStep.NoCompany;
import dev.tollgate.application.authorize.AuthorizationStep.SignIn;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;
import java.util.Optional;

/** Decides what a user who is to connect organizations, which are companies here, sees next. */
public final class AskForOrganizations {

  private final AdministeredCompanies companies;
  private final Scopes scopes;

  public AskForOrganizations(Tenants tenants, Scopes scopes) {
    this.companies = new AdministeredCompanies(tenants);
    this.scopes = scopes;
  }

  /**
   * Signing in comes first, then the choice, which is always asked for.
   *
   * @param visitor empty if nobody is signed in
   */
  public AuthorizationStep next(CheckedRequest request, Optional<SignedIn> visitor) {
    return visitor.map(user -> next(request, user)).orElseGet(SignIn::new);
  }

  private AuthorizationStep next(CheckedRequest request, SignedIn user) {
    List<Company> administered = companies.of(user.user(), request.target().client());
    return administered.isEmpty()
        ? new NoCompany(user)
        : new AskConsent(user, administered, Optional.empty(), choices(request));
  }

  private List<RegisteredScope> choices(CheckedRequest request) {
    List<RegisteredScope> registered = scopes.all();
    return request.scopes().values().stream()
        .flatMap(scope -> registered.stream().filter(it -> it.scope().equals(scope)))
        .toList();
  }
}
