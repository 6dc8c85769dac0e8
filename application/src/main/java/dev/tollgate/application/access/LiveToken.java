package dev.tollgate.application.access;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Token;
import java.util.Optional;

/** A token that is live, and its client. */
public record LiveToken(Token token, Client client) {

  /** The company in whose name it is used now. */
  public Optional<CompanyId> company() {
    return token.companyFor(client);
  }
}
