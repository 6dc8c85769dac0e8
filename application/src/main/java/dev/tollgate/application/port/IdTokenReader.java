package dev.tollgate.application.port;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import java.util.Optional;

/** Reads ID tokens that come back as hints (OpenID Connect Core, 3.1.2.1). */
@FunctionalInterface
public interface IdTokenReader {

  /**
   * What an ID token says that was signed here; it may have expired.
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if the keys cannot be read now
   */
  Optional<IdToken> read(String text);

  /**
   * What counts of it.
   *
   * @param client for which it was issued
   * @param session in which its user was signed in
   */
  record IdToken(UserId user, ClientId client, SessionId session) {}
}
