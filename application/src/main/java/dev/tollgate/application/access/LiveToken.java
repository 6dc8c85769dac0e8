package dev.tollgate.application.access;

import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.util.Optional;

/**
 * A token that is live, and its client.
 *
 * @param acting for whom the client acts; empty if it speaks for itself
 */
public record LiveToken(Token token, Client client, Optional<Acting> acting)
    implements Introspected {

  /** The company in whose name it is used now. */
  public Optional<CompanyId> company() {
    return token.companyFor(client);
  }

  /** The enterprise in whose name it is used: that of the user's company, else the client's. */
  public EnterpriseId enterprise() {
    return acting.map(it -> it.company().enterprise()).orElseGet(client::enterprise);
  }

  public Optional<User> user() {
    return acting.map(Acting::user);
  }
}
