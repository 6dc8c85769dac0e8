package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Authorization codes of another store, some of them remembered. */
record CachedAuthorizationCodes(
    AuthorizationCodes store, Recent<SecretDigest, AuthorizationCode> recent)
    implements AuthorizationCodes {

  @Override
  public boolean add(AuthorizationCode code) {
    return recent.change(code.digest(), () -> store.add(code));
  }

  @Override
  public Optional<AuthorizationCode> find(SecretDigest digest) {
    return recent.find(digest, store::find);
  }

  @Override
  public boolean exchange(SecretDigest digest, Exchange exchange) {
    return recent.change(digest, () -> store.exchange(digest, exchange));
  }

  @Override
  public boolean burn(SecretDigest digest, Instant at) {
    return recent.change(digest, () -> store.burn(digest, at));
  }

  /** Some of them may be remembered for a second longer. */
  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return store.revokeAll(registration, at);
  }

  @Override
  public boolean revoke(SecretDigest digest, Instant at) {
    return recent.change(digest, () -> store.revoke(digest, at));
  }

  @Override
  public List<AuthorizationCode> page(String after, int limit) {
    return store.page(after, limit);
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.purge(now, limit);
  }
}
