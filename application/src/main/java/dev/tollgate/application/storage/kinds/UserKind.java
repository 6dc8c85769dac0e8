package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.stream.Stream;

/** Users with their memberships. */
final class UserKind implements Kind<User> {

  @Override
  public String name() {
    return "user";
  }

  @Override
  public Stream<User> read(Storage store) {
    return Pages.listed(store.users()::page, it -> it.id().value());
  }

  @Override
  public Members write(User value) {
    return new Members()
        .with("id", value.id().value())
        .with("email", value.email().value())
        .withPresent("name", value.name())
        .with("email_verified", value.emailVerified())
        .with("groups", value.groups().stream().map(Name::value).toList())
        .withPresent("password", value.password().map(PasswordHash::encoded))
        .with("companies", value.memberships().stream().map(UserKind::write).toList())
        .with("enabled", value.enabled())
        .with("created_at", value.createdAt())
        .with("updated_at", value.updatedAt());
  }

  private static Members write(Membership membership) {
    return new Members()
        .with("company", membership.company().value())
        .with("admin", membership.admin());
  }

  @Override
  public User parse(Members members) {
    return new User(
        new UserId(members.text("id")),
        new Email(members.text("email")),
        members.presentText("name").map(Name::new),
        members.flag("email_verified"),
        members.texts("groups").stream().map(Name::new).toList(),
        members.presentText("password").map(PasswordHash::new),
        members.objects("companies").stream().map(UserKind::membership).toList(),
        members.flag("enabled"),
        members.time("created_at"),
        members.time("updated_at"));
  }

  private static Membership membership(Members members) {
    return new Membership(new CompanyId(members.text("company")), members.flag("admin"));
  }

  @Override
  public Writer<User> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.users().add(value);
    };
  }
}
