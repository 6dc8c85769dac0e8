package dev.tollgate.application.issue;

import dev.tollgate.application.access.Installation;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.port.ActivityTrail;
import dev.tollgate.application.port.ActivityTrail.Activity;
import dev.tollgate.domain.Subject;
import java.util.List;
import java.util.Optional;

/** Mints a token with all that a grant allows, as it is now, and tells the activity trail. */
public final class MintInstallationToken {

  private final TokenMint mint;
  private final ActivityTrail trail;

  public MintInstallationToken(TokenMint mint, ActivityTrail trail) {
    this.mint = mint;
    this.trail = trail;
  }

  /** A token that ends with its grant, and with everything that came from the same code. */
  public IssuedToken mint(Installation installation, ContractRules contract, TokenTerms terms) {
    Subject.OfUser subject =
        new Subject.OfUser(
            installation.grant().user(), installation.grant().id(), installation.code());
    IssuedToken issued =
        mint.mint(
            new TokenMint.Granted(
                installation.client(),
                subject,
                Optional.of(installation.grant().company()),
                installation.grant().scopes(),
                List.of()),
            contract,
            terms);
    trail.record(new Activity.TokenMinted(installation.grant(), issued.token().id()));
    return issued;
  }
}
