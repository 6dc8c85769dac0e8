package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Optional;

/** Users of another store, some of them remembered by their ids. */
record CachedUsers(Users store, Recent<UserId, User> recent) implements Users {

  @Override
  public boolean add(User user) {
    return recent.change(user.id(), () -> store.add(user));
  }

  @Override
  public Optional<User> find(UserId id) {
    return recent.find(id, store::find);
  }

  @Override
  public Optional<User> findByEmail(Email email) {
    return store.findByEmail(email);
  }

  @Override
  public Optional<User> findAdministrator(CompanyId company) {
    return store.findAdministrator(company);
  }

  @Override
  public List<User> page(Listing listing) {
    return store.page(listing);
  }

  @Override
  public boolean change(UserId id, UserChange change) {
    return recent.change(id, () -> store.change(id, change));
  }

  @Override
  public boolean remove(UserId id) {
    return recent.change(id, () -> store.remove(id));
  }
}
