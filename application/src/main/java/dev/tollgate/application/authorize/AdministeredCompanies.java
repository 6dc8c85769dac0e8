package dev.tollgate.application.authorize;

import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.User;
import java.util.List;

/** The eligible companies that a user administers. */
record AdministeredCompanies(EligibleCompanies companies) {

  AdministeredCompanies(Tenants tenants) {
    this(new EligibleCompanies(tenants));
  }

  List<Company> of(User user, Client client) {
    List<Membership> admin = user.memberships().stream().filter(Membership::admin).toList();
    return companies.of(user, client).stream()
        .filter(company -> admin.stream().anyMatch(it -> it.company().equals(company.id())))
        .toList();
  }
}
