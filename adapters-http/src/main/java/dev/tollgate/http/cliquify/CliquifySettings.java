package dev.tollgate.http.cliquify;

import dev.tollgate.application.token.Terms;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import java.time.Duration;

/**
 * What a deployment decides about this contract.
 *
 * @param tokenLifetime in whole seconds
 * @param requiredScopes what every resource route needs
 * @param apiPerMinute requests a minute and caller to the resources; 0 is no limit
 * @param oauthPerMinute requests a minute and caller to the three endpoints; 0 is no limit
 */
public record CliquifySettings(
    Duration tokenLifetime, ScopeSet requiredScopes, int apiPerMinute, int oauthPerMinute) {

  Terms terms() {
    return new Terms("cliquify", tokenLifetime, SigningAlgorithm.RS256, "JWT");
  }
}
