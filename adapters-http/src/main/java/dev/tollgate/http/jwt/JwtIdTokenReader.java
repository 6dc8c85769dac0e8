package dev.tollgate.http.jwt;

import dev.tollgate.application.port.IdTokenReader;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import java.util.Map;
import java.util.Optional;

/** Reads the ID tokens that this server signed. */
public final class JwtIdTokenReader implements IdTokenReader {

  private final SigningKeys keys;

  public JwtIdTokenReader(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<IdToken> read(String text) {
    return CompactJws.parse(text)
        .filter(jws -> !jws.hasCriticalExtensions())
        .filter(
            jws ->
                Optional.ofNullable(jws.header().getKeyID())
                    .flatMap(keys::verifying)
                    .filter(key -> key.hasSigned(jws))
                    .isPresent())
        .flatMap(CompactJws::members)
        .flatMap(JwtIdTokenReader::idToken);
  }

  /** Only an ID token has a session; access tokens have none. */
  private static Optional<IdToken> idToken(Map<String, Object> claims) {
    return claims.get("sub") instanceof String user
            && claims.get("aud") instanceof String client
            && claims.get("sid") instanceof String session
        ? UserId.parse(user)
            .flatMap(
                id ->
                    ClientId.parse(client)
                        .flatMap(
                            of -> SessionId.parse(session).map(with -> new IdToken(id, of, with))))
        : Optional.empty();
  }
}
