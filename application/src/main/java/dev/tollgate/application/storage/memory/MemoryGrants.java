package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Grants in memory. */
record MemoryGrants(Access store) implements Grants {

  @Override
  public List<Grant> allow(List<Grant> fresh, ScopeSet shown) {
    return store.run(
        data ->
            fresh.stream().allMatch(grant -> isPossible(data, grant))
                ? fresh.stream().map(grant -> allow(data, grant, shown)).toList()
                : List.of());
  }

  private static Grant allow(Memory data, Grant fresh, ScopeSet shown) {
    Grant allowed =
        data.grants.all(it -> it.isLiveLike(fresh)).stream()
            .findFirst()
            .map(old -> old.updated(shown, fresh.scopes(), fresh.updatedAt()))
            .orElse(fresh);
    data.grants.put(allowed);
    return allowed;
  }

  private static boolean isPossible(Memory data, Grant grant) {
    return hasParties(data, grant)
        && data.users
            .find(grant.user().value())
            .filter(user -> user.belongsTo(grant.company()))
            .isPresent();
  }

  private static boolean hasParties(Memory data, Grant grant) {
    return data.users.find(grant.user().value()).isPresent()
        && data.clients
            .find(grant.client().value())
            .filter(client -> client.registration().equals(grant.registration()))
            .isPresent();
  }

  @Override
  public Optional<Grant> find(GrantId id) {
    return store.run(data -> data.grants.find(id.value()));
  }

  @Override
  public List<Grant> live(UserId user, RegistrationId registration, String contract) {
    return store.run(
        data ->
            data.grants.all(
                it ->
                    it.isLive()
                        && it.user().equals(user)
                        && it.registration().equals(registration)
                        && it.contract().equals(contract)));
  }

  @Override
  public List<Grant> page(Filter filter, String after, int limit) {
    return store.run(data -> data.grants.page(after, limit, filter::includes));
  }

  @Override
  public boolean revoke(GrantId id, Instant at) {
    return store.run(data -> data.grants.change(id.value(), grant -> grant.revoked(at)));
  }

  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return store.run(
        data ->
            revokeAll(
                data,
                new Filter(Optional.empty(), Optional.of(registration), Optional.empty()),
                at));
  }

  static int revokeAll(Memory data, Filter filter, Instant at) {
    List<Grant> live = data.grants.all(it -> it.isLive() && filter.includes(it));
    live.forEach(grant -> grant.revoked(at).ifPresent(data.grants::put));
    return live.size();
  }

  static void forget(Memory data, Predicate<Grant> unwanted) {
    int _ = data.grants.removeIf(unwanted, Integer.MAX_VALUE);
  }

  @Override
  public boolean restore(Grant grant) {
    return store.run(
        data ->
            hasParties(data, grant)
                && (!grant.isLive() || data.grants.all(it -> it.isLiveLike(grant)).isEmpty())
                && data.grants.add(grant));
  }
}
