package dev.tollgate.application.issue;

import dev.tollgate.application.access.Installation;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.Subject;
import java.util.List;
import java.util.Optional;

/** Mints a token with all that a grant allows, as it is now. */
public final class MintInstallationToken {

  private final TokenMint mint;

  /**
   * Creates the use case.
   *
   * @param mint adds tokens with a verb that leaves an audit record
   */
  public MintInstallationToken(TokenMint mint) {
    this.mint = mint;
  }

  /** A token that ends with its grant, and with everything that came from the same code. */
  public IssuedToken mint(Installation installation, ContractRules contract, TokenTerms terms) {
    Subject.OfUser subject =
        new Subject.OfUser(
            installation.grant().user(), installation.grant().id(), installation.code());
    TokenMint.Granted granted =
        new TokenMint.Granted(
            installation.client(),
            subject,
            Optional.of(installation.grant().company()),
            installation.grant().scopes(),
            List.of());
    return Occasion.current()
        .by(Actor.client(installation.client().id()))
        .run(() -> mint.mint(granted, contract, terms));
  }
}
