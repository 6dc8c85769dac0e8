package dev.tollgate.application.contract;

import dev.tollgate.domain.RedirectMatch;
import dev.tollgate.domain.TokenForm;
import java.util.Set;

/**
 * What use cases need to know of a contract, whatever a deployment decides.
 *
 * @param name kept in the record of each token that it issues
 * @param opaqueTokens the forms of its opaque tokens; none if it only signs tokens
 * @param redirectMatch how the redirect URI of a request is compared with those of the client
 */
public record ContractRules(
    String name,
    WhenCompanyInactive whenCompanyInactive,
    WhenNoScopes whenNoScopes,
    Set<TokenForm.Opaque> opaqueTokens,
    RedirectMatch redirectMatch) {

  /** What becomes of a client or a token whose company is inactive. */
  public enum WhenCompanyInactive {
    SERVE,
    REFUSE
  }

  /** What becomes of a request for a token that would have no scope. */
  public enum WhenNoScopes {
    ISSUE,
    REFUSE
  }

  public ContractRules {
    opaqueTokens = Set.copyOf(opaqueTokens);
  }

  /** A contract that compares redirect URIs as RFC 8252 has it. */
  public ContractRules(
      String name,
      WhenCompanyInactive whenCompanyInactive,
      WhenNoScopes whenNoScopes,
      Set<TokenForm.Opaque> opaqueTokens) {
    this(name, whenCompanyInactive, whenNoScopes, opaqueTokens, RedirectMatch.ANY_LOOPBACK_PORT);
  }
}
