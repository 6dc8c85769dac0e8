package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Refresh tokens in memory. */
record MemoryRefreshTokens(Access store) implements RefreshTokens {

  @Override
  public boolean restore(RefreshToken token) {
    return store.run(data -> code(data, token).isPresent() && data.refreshTokens.add(token));
  }

  @Override
  public Optional<RefreshToken> find(SecretDigest digest) {
    return store.run(data -> data.refreshTokens.find(digest.hex()));
  }

  @Override
  public Optional<FamilyToken> findWithCode(SecretDigest digest) {
    return store.run(
        data ->
            data.refreshTokens
                .find(digest.hex())
                .flatMap(token -> code(data, token).map(code -> new FamilyToken(token, code))));
  }

  @Override
  public boolean rotate(SecretDigest digest, Rotation rotation) {
    return store.run(
        data -> {
          boolean isUsed =
              data.codes
                      .find(rotation.successor().code().hex())
                      .filter(code -> code.revokedAt().isEmpty())
                      .isPresent()
                  && data.refreshTokens.change(digest.hex(), old -> old.rotated(rotation.use()));
          if (isUsed) {
            boolean _ =
                data.codes.change(
                    rotation.successor().code().hex(),
                    code -> code.kept(Optional.of(rotation.keptUntil())));
            data.issue(rotation.token());
            data.refreshTokens.put(rotation.successor());
          }
          return isUsed;
        });
  }

  @Override
  public List<RefreshToken> page(String after, int limit) {
    return store.run(data -> data.refreshTokens.page(after, limit, token -> isListed(data, token)));
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.run(data -> data.refreshTokens.removeIf(token -> token.isExpired(now), limit));
  }

  private static boolean isListed(Memory data, RefreshToken token) {
    return code(data, token)
        .filter(Predicate.not(MemoryAuthorizationCodes.isOrphan(data)))
        .isPresent();
  }

  private static Optional<AuthorizationCode> code(Memory data, RefreshToken token) {
    return data.codes.find(token.code().hex());
  }
}
