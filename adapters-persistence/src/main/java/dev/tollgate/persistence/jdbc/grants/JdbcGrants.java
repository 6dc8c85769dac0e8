package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Grants in a database. */
public record JdbcGrants(Statements statements, GrantRows rows, PartyLocks parties)
    implements Grants {

  private static final String FIND = "SELECT " + GrantRow.COLUMNS + " FROM user_grant WHERE ";
  private static final String BY_ID = FIND + "id = ?";

  private static final String LIVE =
      FIND + "user_id = ? AND registration = ? AND contract = ? AND revoked_at IS NULL ORDER BY id";

  public static Grants in(Tables tables) {
    return new JdbcGrants(
        tables.statements(), tables.rows(GrantRows.class), tables.rows(PartyLocks.class));
  }

  /** While a grant is live its parties are there, so one alone is updated without locking them. */
  @Override
  public List<Grant> allow(List<Grant> fresh, ScopeSet shown) {
    if (fresh.size() == 1) {
      Optional<Grant> updated = statements.together(() -> update(fresh.getFirst(), shown));
      if (updated.isPresent()) {
        return updated.stream().toList();
      }
    }
    return statements.together(
        () ->
            parties.lock(fresh)
                ? fresh.stream()
                    .map(grant -> update(grant, shown).orElseGet(() -> insert(grant)))
                    .toList()
                : List.of());
  }

  private Optional<Grant> update(Grant fresh, ScopeSet shown) {
    Optional<Grant> updated =
        rows.lockLive(GrantRow.liveKey(fresh))
            .map(row -> row.grant().updated(shown, fresh.scopes(), fresh.updatedAt()));
    updated.ifPresent(
        grant -> {
          int _ =
              rows.update(
                  grant.id().value(), grant.scopes().toString(), grant.updatedAt().toEpochMilli());
        });
    return updated;
  }

  private Grant insert(Grant fresh) {
    rows.insert(GrantRow.of(fresh));
    return fresh;
  }

  @Override
  public Optional<Grant> find(GrantId id) {
    return statements.find(BY_ID, GrantRow::of, id.value()).stream()
        .map(GrantRow::grant)
        .findFirst();
  }

  @Override
  public List<Grant> live(UserId user, RegistrationId registration, String contract) {
    return grants(
        statements.find(LIVE, GrantRow::of, user.value(), registration.value(), contract));
  }

  @Override
  public List<Grant> page(Filter filter, String after, int limit) {
    return grants(statements.run(() -> rows(filter, after, limit)));
  }

  private List<GrantRow> rows(Filter filter, String after, int limit) {
    String registration = filter.registration().map(RegistrationId::value).orElse(null);
    String company = filter.company().map(CompanyId::value).orElse(null);
    if (filter.user().isPresent()) {
      return rows.ofUser(filter.user().get().value(), registration, company, after, limit);
    }
    if (registration != null) {
      return rows.ofRegistration(registration, company, after, limit);
    }
    return company == null ? rows.after(after, limit) : rows.ofCompany(company, after, limit);
  }

  private static List<Grant> grants(List<GrantRow> rows) {
    return rows.stream().map(GrantRow::grant).toList();
  }

  @Override
  public boolean revoke(GrantId id, Instant at) {
    return statements.changeOne(() -> rows.revoke(id.value(), at.toEpochMilli()));
  }

  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return statements.run(() -> rows.revokeAll(registration.value(), at.toEpochMilli()));
  }

  @Override
  public boolean restore(Grant grant) {
    return statements.addTogether(
        () -> parties.lockClientAndUser(grant), () -> rows.insert(GrantRow.of(grant)));
  }
}
