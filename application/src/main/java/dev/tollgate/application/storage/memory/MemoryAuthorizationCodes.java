package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Authorization codes in memory. */
record MemoryAuthorizationCodes(Access store) implements AuthorizationCodes {

  @Override
  public boolean add(AuthorizationCode code) {
    return store.run(data -> data.codes.add(code));
  }

  @Override
  public Optional<AuthorizationCode> find(SecretDigest digest) {
    return store.run(data -> data.codes.find(digest.hex()));
  }

  @Override
  public boolean exchange(SecretDigest digest, Exchange exchange) {
    return store.run(
        data -> {
          boolean isSpent =
              data.codes.change(
                  digest.hex(), code -> code.spent(exchange.at(), exchange.keptUntil()));
          if (isSpent) {
            data.issue(exchange.token());
            exchange.refreshToken().ifPresent(data.refreshTokens::put);
          }
          return isSpent;
        });
  }

  @Override
  public boolean burn(SecretDigest digest, Instant at) {
    return store.run(
        data -> data.codes.change(digest.hex(), code -> code.spent(at, Optional.of(at))));
  }

  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return store.run(
        data -> {
          List<AuthorizationCode> revoked =
              data.codes.all(it -> it.registration().equals(registration)).stream()
                  .flatMap(code -> code.revoked(at).stream())
                  .toList();
          revoked.forEach(data.codes::put);
          return revoked.size();
        });
  }

  @Override
  public boolean revoke(SecretDigest digest, Instant at) {
    return store.run(data -> data.codes.change(digest.hex(), code -> code.revoked(at)));
  }

  @Override
  public List<AuthorizationCode> page(String after, int limit) {
    return store.run(data -> data.codes.page(after, limit, Predicate.not(isOrphan(data))));
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.run(
        data -> {
          List<AuthorizationCode> removed =
              data.codes.page("", limit, isOrphan(data).or(code -> code.isUseless(now)));
          Set<SecretDigest> digests =
              removed.stream().map(AuthorizationCode::digest).collect(Collectors.toSet());
          int _ =
              data.refreshTokens.removeIf(
                  token -> digests.contains(token.code()), Integer.MAX_VALUE);
          return data.codes.removeIf(code -> digests.contains(code.digest()), limit);
        });
  }

  static Predicate<AuthorizationCode> isOrphan(Memory data) {
    return code ->
        data.users.find(code.user().value()).isEmpty()
            || data.clients.find(code.client().value()).filter(code::isOwnedBy).isEmpty();
  }
}
