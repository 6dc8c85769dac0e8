package dev.tollgate.application.authorize;

import dev.tollgate.application.authorize.AuthorizationStep.Granted;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Grant;
import java.util.List;
import java.util.Optional;

/** What users allowed before, so that they need not be asked again. */
record PriorConsents(Grants grants, CodeMint codes) {

  /** What a user allowed a client before; this asks the store. */
  Prior find(CheckedRequest request, SignedIn visitor, Terms terms) {
    List<Grant> covering =
        grants
            .live(
                visitor.user().id(),
                request.target().client().registration(),
                terms.contract().name())
            .stream()
            .filter(grant -> grant.scopes().containsAll(request.scopes()))
            .toList();
    return new Prior(request, visitor, terms, covering, codes);
  }

  /**
   * What a user allowed before.
   *
   * @param covering the live grants that cover everything that the client asks for
   */
  record Prior(
      CheckedRequest request, SignedIn visitor, Terms terms, List<Grant> covering, CodeMint codes) {

    /** Whether the client does not ask, or a grant for the company covers its request. */
    boolean isSettled(Company company) {
      return !request.target().client().codeFlow().asksConsent() || covering(company).isPresent();
    }

    /** A code under that grant, or under a new one; empty if a party to it is gone meanwhile. */
    Optional<AuthorizationStep> granted(Company company) {
      return covering(company)
          .map(grant -> codes.code(request, visitor, grant, request.scopes(), terms))
          .or(() -> codes.allow(request, visitor, company, request.scopes(), terms))
          .map(Granted::new);
    }

    private Optional<Grant> covering(Company company) {
      return covering.stream().filter(grant -> grant.company().equals(company.id())).findFirst();
    }
  }
}
