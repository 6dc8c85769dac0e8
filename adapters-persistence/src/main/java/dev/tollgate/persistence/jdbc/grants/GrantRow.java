package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code user_grant}.
 *
 * @param liveKey null once it is revoked
 */
@MappedEntity(value = "user_grant", escape = false)
record GrantRow(
    @Id String id,
    @Nullable String liveKey,
    String registration,
    String client,
    String userId,
    String company,
    String contract,
    String scopes,
    String projects,
    long createdAt,
    long updatedAt,
    @Nullable Long revokedAt) {

  static final String COLUMNS =
      """
      id, live_key, registration, client, user_id, company, contract, scopes, projects, created_at,
      updated_at, revoked_at\
      """;

  /** Reads the {@link #COLUMNS}. */
  static GrantRow of(RowReader row) throws SQLException {
    return new GrantRow(
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.number(),
        row.optionalNumber());
  }

  static GrantRow of(Grant grant) {
    return new GrantRow(
        grant.id().value(),
        grant.isLive() ? liveKey(grant) : null,
        grant.registration().value(),
        grant.client().value(),
        grant.user().value(),
        grant.company().value(),
        grant.contract(),
        grant.scopes().toString(),
        Words.join(grant.projects().stream().map(ProjectId::value)),
        grant.createdAt().toEpochMilli(),
        grant.updatedAt().toEpochMilli(),
        grant.revokedAt().map(Instant::toEpochMilli).orElse(null));
  }

  /** The same for grants of which only one may be live. */
  static String liveKey(Grant grant) {
    return SecretDigest.of(
            String.join(
                "\n",
                grant.registration().value(),
                grant.user().value(),
                grant.company().value(),
                grant.contract()))
        .hex();
  }

  Grant grant() {
    return new Grant(
        new GrantId(id),
        new RegistrationId(registration),
        new ClientId(client),
        new UserId(userId),
        new CompanyId(company),
        contract,
        ScopeText.parse(scopes),
        Words.split(projects).map(ProjectId::new).toList(),
        Instant.ofEpochMilli(createdAt),
        Instant.ofEpochMilli(updatedAt),
        Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
  }
}
