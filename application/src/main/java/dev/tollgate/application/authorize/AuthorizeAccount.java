package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.AuthorizationStep.NoCompany;
import dev.tollgate.application.authorize.AuthorizationStep.SignIn;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Company;
import java.util.List;
import java.util.Optional;

/** Decides what comes next for a user who is asked for an account, which is a company here. */
public final class AuthorizeAccount {

  private final EligibleCompanies companies;
  private final PriorConsents consents;

  public AuthorizeAccount(Tenants tenants, Grants grants, CodeMint codes) {
    this.companies = new EligibleCompanies(tenants);
    this.consents = new PriorConsents(grants, codes);
  }

  /**
   * Signing in comes first, then the account. One that is chosen beforehand, or is the only one,
   * gets a code at once if the user authorized the client for it before.
   *
   * @param visitor empty if nobody is signed in
   */
  public AuthorizationStep next(CheckedRequest request, Optional<SignedIn> visitor, Terms terms) {
    return visitor.map(user -> next(request, user, terms)).orElseGet(SignIn::new);
  }

  private AuthorizationStep next(CheckedRequest request, SignedIn user, Terms terms) {
    List<Company> eligible = companies.of(user.user(), request.target().client());
    if (eligible.isEmpty()) {
      return new NoCompany(user);
    }
    Optional<Company> chosen =
        eligible.size() == 1
            ? Optional.of(eligible.getFirst())
            : eligible.stream().filter(it -> isNamed(it, request)).findFirst();
    if (chosen.isPresent()) {
      PriorConsents.Prior prior = consents.find(request, user, terms);
      if (prior.isSettled(chosen.get())) {
        return prior.granted(chosen.get()).orElseGet(() -> new NoCompany(user));
      }
    }
    return new AskConsent(user, eligible, chosen.map(Company::id), List.of());
  }

  private static boolean isNamed(Company company, CheckedRequest request) {
    return request.account().isPresent() && request.account().equals(company.accountNumber());
  }
}
