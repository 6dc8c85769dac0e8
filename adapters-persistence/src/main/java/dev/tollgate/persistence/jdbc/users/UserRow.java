package dev.tollgate.persistence.jdbc.users;

import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.stream.Collectors;

/** A row of the table {@code app_user}. */
@MappedEntity(value = "app_user", escape = false)
record UserRow(
    @Id String id,
    String email,
    String emailKey,
    @Nullable String name,
    boolean emailVerified,
    String groupNames,
    @Nullable String password,
    boolean enabled,
    long createdAt,
    long updatedAt) {

  /** Between the names of groups, which hold no control characters. */
  static final String SEPARATOR = "\n";

  static UserRow of(User user) {
    return new UserRow(
        user.id().value(),
        user.email().value(),
        user.email().key(),
        user.name().map(Name::value).orElse(null),
        user.emailVerified(),
        user.groups().stream().map(Name::value).collect(Collectors.joining(SEPARATOR)),
        user.password().map(PasswordHash::encoded).orElse(null),
        user.enabled(),
        user.createdAt().toEpochMilli(),
        user.updatedAt().toEpochMilli());
  }

  @Override
  public String toString() {
    return "UserRow[" + id + "]";
  }
}
