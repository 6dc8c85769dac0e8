package dev.tollgate.application.admin.grant;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists grants, revoked or not, by id, which is the order in which they were given. */
public final class ListGrants {

  private final Grants grants;
  private final Users users;

  public ListGrants(Grants grants, Users users) {
    this.grants = grants;
    this.users = users;
  }

  /**
   * One page of the list.
   *
   * @param after the last id of the page before; empty text for the first page
   * @param limit the size of the page
   */
  public List<GrantRecord> list(Grants.Filter filter, String after, int limit) {
    Map<UserId, Optional<Email>> emails = new HashMap<>();
    return grants.page(filter, after, limit).stream()
        .map(
            grant ->
                new GrantRecord(
                    grant,
                    emails.computeIfAbsent(
                        grant.user(), user -> users.find(user).map(User::email))))
        .toList();
  }
}
