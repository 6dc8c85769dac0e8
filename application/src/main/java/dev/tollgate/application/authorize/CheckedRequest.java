package dev.tollgate.application.authorize;

import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An authorization request in which everything is right; what is left is for the user to decide.
 *
 * @param scopes what the client asks for
 * @param audience the resources that it names; none for the usual
 * @param maxAge how long ago the user may have given the password
 * @param hint whom the client takes the user for
 * @param account the account number of the company that is chosen beforehand
 */
public record CheckedRequest(
    RedirectTarget target,
    ScopeSet scopes,
    List<ResourceUri> audience,
    Optional<CodeChallenge> challenge,
    Optional<String> nonce,
    Set<Prompt> prompts,
    Optional<Duration> maxAge,
    Optional<UserId> hint,
    OptionalLong account) {

  /** What the client wants to happen (OpenID Connect Core, 3.1.2.1); other values are ignored. */
  public enum Prompt {
    /** Show no page. */
    NONE,
    /** Ask for the password again. */
    LOGIN,
    /** Ask for consent again. */
    CONSENT,
    /** Let the user choose another account, which is to sign in again. */
    SELECT_ACCOUNT
  }

  public CheckedRequest {
    audience = List.copyOf(audience);
    prompts = Set.copyOf(prompts);
  }
}
