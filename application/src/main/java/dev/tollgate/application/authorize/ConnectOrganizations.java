package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import java.util.List;

/** Connects a client with several organizations at once, which are companies here. */
public final class ConnectOrganizations {

  private final AdministeredCompanies companies;
  private final CodeMint codes;

  public ConnectOrganizations(Tenants tenants, CodeMint codes) {
    this.companies = new AdministeredCompanies(tenants);
    this.codes = codes;
  }

  /** What a user chose. */
  public record Choice(List<String> organizations, List<String> scopes) {

    public Choice {
      organizations = List.copyOf(organizations);
      scopes = List.copyOf(scopes);
    }
  }

  /** What comes of a choice. */
  public sealed interface Outcome {

    record Connected(IssuedCode code) implements Outcome {}

    /** No organization or no scope is left, which is no way to allow anything. */
    record NothingChosen() implements Outcome {}

    /** One of the organizations is not the user's to connect, or not any more. */
    record OrganizationInvalid() implements Outcome {}
  }

  /** Carries out what a user chose: a grant for each organization, and one code. */
  public Outcome connect(CheckedRequest request, SignedIn visitor, Choice choice, Terms terms) {
    List<String> wanted = choice.organizations().stream().distinct().toList();
    ScopeSet ticked =
        new ScopeSet(choice.scopes().stream().flatMap(it -> Scope.parse(it).stream()).toList());
    ScopeSet chosen = request.scopes().within(ticked);
    if (wanted.isEmpty() || chosen.values().isEmpty()) {
      return new Outcome.NothingChosen();
    }
    List<Company> administered = companies.of(visitor.user(), request.target().client());
    List<Company> organizations =
        wanted.stream()
            .flatMap(id -> administered.stream().filter(it -> it.id().value().equals(id)))
            .toList();
    return organizations.size() < wanted.size()
        ? new Outcome.OrganizationInvalid()
        : codes
            .allow(request, visitor, organizations, chosen, terms)
            .<Outcome>map(Outcome.Connected::new)
            .orElseGet(Outcome.OrganizationInvalid::new);
  }
}
