package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users in memory. */
record MemoryUsers(Access store) implements Users {

  @Override
  public boolean add(User user) {
    return store.run(
        data ->
            user.memberships().stream().allMatch(it -> isThere(data, it))
                && data.findByEmail(user.email()).isEmpty()
                && data.add(user));
  }

  private static boolean isThere(Memory data, Membership membership) {
    return data.companies.find(membership.company().value()).isPresent();
  }

  @Override
  public Optional<User> find(UserId id) {
    return store.run(data -> data.users.find(id.value()));
  }

  @Override
  public Optional<User> findByEmail(Email email) {
    return store.run(data -> data.findByEmail(email));
  }

  @Override
  public Optional<User> findAdministrator(CompanyId company) {
    return store.run(
        data ->
            data
                .users
                .page("", 1, user -> user.memberships().contains(new Membership(company, true)))
                .stream()
                .findFirst());
  }

  @Override
  public List<User> page(Listing listing) {
    return store.run(data -> data.users.page(listing, User::enabled));
  }

  @Override
  public boolean change(UserId id, UserChange change) {
    return store.run(
        data -> {
          if (change instanceof UserChange.Join(Membership membership, Instant _)
              && !isThere(data, membership)) {
            return false;
          }
          boolean isChanged = data.users.change(id.value(), change::of);
          if (isChanged) {
            end(data, id, change);
          }
          return isChanged;
        });
  }

  private static void end(Memory data, UserId id, UserChange change) {
    if (change.endsSessions()) {
      int _ = MemorySessions.endAll(data, id);
    }
    if (change instanceof UserChange.Leave(CompanyId company, Instant at)) {
      int _ =
          MemoryGrants.revokeAll(
              data, new Grants.Filter(Optional.of(id), Optional.empty(), Optional.of(company)), at);
    }
  }

  @Override
  public boolean remove(UserId id) {
    return store.run(
        data -> {
          Optional<User> removed = data.users.remove(id.value());
          removed.ifPresent(
              user -> {
                data.forget(user);
                int _ = MemorySessions.endAll(data, id);
                MemoryGrants.forget(data, grant -> grant.user().equals(id));
              });
          return removed.isPresent();
        });
  }
}
