package dev.tollgate.application.authorize;

import dev.tollgate.application.authorize.AuthorizationStep.Granted;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Grant;
import java.util.Optional;

/** What users allowed before, so that they need not be asked again. */
record PriorConsents(Grants grants, CodeMint codes) {

  /** Whether the client does not ask, or a live grant covers everything that it asks for. */
  boolean isSettled(CheckedRequest request, SignedIn visitor, Company company, Terms terms) {
    return !request.target().client().codeFlow().asksConsent()
        || covering(request, visitor, company, terms).isPresent();
  }

  private Optional<Grant> covering(
      CheckedRequest request, SignedIn visitor, Company company, Terms terms) {
    return grants
        .live(
            visitor.user().id(), request.target().client().registration(), terms.contract().name())
        .stream()
        .filter(grant -> grant.company().equals(company.id()))
        .filter(grant -> grant.scopes().containsAll(request.scopes()))
        .findFirst();
  }

  /** A code under that grant, or under a new one; empty if a party to it is gone meanwhile. */
  Optional<AuthorizationStep> granted(
      CheckedRequest request, SignedIn visitor, Company company, Terms terms) {
    Optional<IssuedCode> code =
        covering(request, visitor, company, terms)
            .map(grant -> codes.code(request, visitor, grant, request.scopes(), terms))
            .or(() -> codes.allow(request, visitor, company, request.scopes(), terms));
    return code.map(Granted::new);
  }
}
