package dev.tollgate.cli.user;

import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.User;

/** What is shown of users; never a password or its hash. */
final class UserShapes {

  private static final Shape<Membership> MEMBERSHIP =
      Shape.<Membership>of("company_id", it -> Cell.text(it.company()))
          .and("admin", it -> new Cell.Flag(it.admin()));

  static final Shape<User> USER =
      Shape.<User>of("user_id", it -> Cell.text(it.id()))
          .and("email", it -> Cell.text(it.email()))
          .and("name", it -> Cell.text(it.name()))
          .detail("email_verified", it -> new Cell.Flag(it.emailVerified()))
          .detail("groups", it -> Cell.texts(it.groups()))
          .and("companies", it -> MEMBERSHIP.cell(it.memberships()))
          .detail("has_password", it -> new Cell.Flag(it.password().isPresent()))
          .and("enabled", it -> new Cell.Flag(it.enabled()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()))
          .detail("updated_at", it -> new Cell.Time(it.updatedAt()));

  static final Shape<User> DELETED =
      Shape.<User>of("user_id", it -> Cell.text(it.id()))
          .and("email", it -> Cell.text(it.email()))
          .and("deleted", _ -> new Cell.Flag(true));

  private UserShapes() {}
}
