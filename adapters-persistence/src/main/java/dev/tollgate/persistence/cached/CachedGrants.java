package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Grants of another store, some of them remembered by their ids. */
record CachedGrants(Grants store, Recent<GrantId, Grant> recent) implements Grants {

  /** Which grants it concerns is known afterwards only. */
  @Override
  public List<Grant> allow(List<Grant> fresh, ScopeSet shown) {
    List<Grant> allowed = store.allow(fresh, shown);
    allowed.forEach(grant -> recent.forget(grant.id(), _ -> false));
    return allowed;
  }

  @Override
  public Optional<Grant> find(GrantId id) {
    return recent.find(id, store::find);
  }

  @Override
  public List<Grant> live(UserId user, RegistrationId registration, String contract) {
    return store.live(user, registration, contract);
  }

  @Override
  public List<Grant> page(Filter filter, String after, int limit) {
    return store.page(filter, after, limit);
  }

  @Override
  public boolean revoke(GrantId id, Instant at) {
    return recent.change(id, () -> store.revoke(id, at));
  }

  /** Some of them may be remembered for a second longer. */
  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return store.revokeAll(registration, at);
  }

  @Override
  public boolean restore(Grant grant) {
    return recent.change(grant.id(), () -> store.restore(grant));
  }
}
