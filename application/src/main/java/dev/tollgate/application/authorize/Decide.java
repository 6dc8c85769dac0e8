package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.StandardScopes;
import java.util.List;
import java.util.Optional;

/** Carries out what a user decided on the consent page (RFC 6749, 4.1.1). */
public final class Decide {

  private final EligibleCompanies companies;
  private final CodeMint codes;

  public Decide(Tenants tenants, CodeMint codes) {
    this.companies = new EligibleCompanies(tenants);
    this.codes = codes;
  }

  /** What comes of a decision. */
  public sealed interface Outcome {

    record Allowed(IssuedCode code) implements Outcome {}

    record Denied() implements Outcome {}

    /** No scope was left, which is no way to allow anything. */
    record NothingChosen() implements Outcome {}

    /** No company was chosen, or one that may not authorize the client, or not any more. */
    record CompanyInvalid() implements Outcome {}
  }

  public Outcome decide(CheckedRequest request, SignedIn visitor, Decision decision, Terms terms) {
    return switch (decision) {
      case Decision.Deny() -> new Outcome.Denied();
      case Decision.Allow allow -> allow(request, visitor, allow, terms);
    };
  }

  private Outcome allow(
      CheckedRequest request, SignedIn visitor, Decision.Allow allow, Terms terms) {
    Optional<Company> company =
        chosen(allow, companies.of(visitor.user(), request.target().client()));
    if (company.isEmpty()) {
      return new Outcome.CompanyInvalid();
    }
    ScopeSet scopes = chosen(allow, request);
    if (scopes.values().isEmpty() && !request.scopes().values().isEmpty()) {
      return new Outcome.NothingChosen();
    }
    return codes
        .allow(request, visitor, company.get(), scopes, terms)
        .<Outcome>map(Outcome.Allowed::new)
        .orElseGet(Outcome.CompanyInvalid::new);
  }

  private static Optional<Company> chosen(Decision.Allow allow, List<Company> eligible) {
    Optional<String> named = allow.company().text();
    if (named.isEmpty()) {
      return eligible.size() == 1 ? Optional.of(eligible.getFirst()) : Optional.empty();
    }
    return eligible.stream().filter(it -> it.id().value().equals(named.get())).findFirst();
  }

  /** Those that were asked for and are ticked; {@code openid} comes with any of them, or alone. */
  private static ScopeSet chosen(Decision.Allow allow, CheckedRequest request) {
    ScopeSet openid = new ScopeSet(List.of(StandardScopes.OPENID)).within(request.scopes());
    ScopeSet choices = request.scopes().without(openid);
    ScopeSet ticked =
        new ScopeSet(allow.scopes().stream().flatMap(it -> Scope.parse(it).stream()).toList());
    ScopeSet chosen = choices.within(ticked);
    return chosen.values().isEmpty() && !choices.values().isEmpty()
        ? ScopeSet.EMPTY
        : request.scopes().within(openid.with(chosen));
  }
}
