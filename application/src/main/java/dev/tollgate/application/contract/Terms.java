package dev.tollgate.application.contract;

import dev.tollgate.domain.GrantType;
import java.util.Set;

/**
 * A contract as a deployment offers it.
 *
 * @param grants the grant types that its token endpoint offers
 */
public record Terms(ContractRules contract, Set<GrantType> grants, TokenTerms tokens) {

  public Terms {
    grants = Set.copyOf(grants);
  }
}
