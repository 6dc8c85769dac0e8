package dev.tollgate.application.contract;

import dev.tollgate.domain.GrantType;
import java.util.Optional;
import java.util.Set;

/**
 * A contract as a deployment offers it.
 *
 * @param grants the grant types that its token endpoint offers
 * @param codeFlow empty if users do not take part
 */
public record Terms(
    ContractRules contract,
    Set<GrantType> grants,
    TokenTerms tokens,
    Optional<CodeFlowTerms> codeFlow) {

  public Terms {
    grants = Set.copyOf(grants);
  }

  /** A contract in which users do not take part. */
  public Terms(ContractRules contract, Set<GrantType> grants, TokenTerms tokens) {
    this(contract, grants, tokens, Optional.empty());
  }

  /** The terms on users of a contract that has some. */
  public CodeFlowTerms users() {
    return codeFlow.orElseThrow(
        () -> new IllegalStateException("users have no part in " + contract.name()));
  }
}
