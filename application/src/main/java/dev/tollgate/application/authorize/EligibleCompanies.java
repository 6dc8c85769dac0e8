package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.User;
import java.util.List;

/**
 * The companies for which a user may authorize a client: those of the client's enterprise, or of
 * every enterprise if the client is for everyone, as far as they are active.
 */
record EligibleCompanies(Tenants tenants) {

  List<Company> of(User user, Client client) {
    return user.memberships().stream()
        .map(Membership::company)
        .flatMap(id -> tenants.companies().apply(id).stream())
        .filter(company -> isOpenTo(company, client))
        .filter(company -> company.active() && tenants.isEnterpriseActive(company))
        .toList();
  }

  private static boolean isOpenTo(Company company, Client client) {
    return client.codeFlow().forEveryone() || company.enterprise().equals(client.enterprise());
  }
}
