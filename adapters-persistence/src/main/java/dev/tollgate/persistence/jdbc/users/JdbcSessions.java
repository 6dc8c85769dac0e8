package dev.tollgate.persistence.jdbc.users;

import dev.tollgate.application.storage.Sessions;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in a database. */
public record JdbcSessions(Statements statements, SessionRows rows) implements Sessions {

  private static final String FIND =
      "SELECT " + SessionRow.COLUMNS + " FROM user_session WHERE digest = ?";

  public static Sessions in(Tables tables) {
    return new JdbcSessions(tables.statements(), tables.rows(SessionRows.class));
  }

  @Override
  public boolean add(Session session) {
    return statements.addTogether(
        () -> rows.lockEnabled(session.user().value()).isPresent(),
        () -> rows.insert(SessionRow.of(session)));
  }

  @Override
  public Optional<Session> find(SecretDigest digest) {
    return statements.find(FIND, SessionRow::of, digest.hex()).stream()
        .map(SessionRow::session)
        .findFirst();
  }

  @Override
  public boolean use(SessionId id, Instant at, Instant expiresAt) {
    return statements.changeOne(
        () -> rows.use(id.value(), at.toEpochMilli(), expiresAt.toEpochMilli()));
  }

  @Override
  public List<Session> of(UserId user) {
    return statements.run(() -> rows.findByUserIdOrderById(user.value())).stream()
        .map(SessionRow::session)
        .toList();
  }

  @Override
  public boolean end(SessionId id) {
    return statements.changeOne(() -> rows.delete(id.value()));
  }

  @Override
  public int endAll(UserId user) {
    return statements.run(() -> rows.deleteOf(user.value()));
  }

  @Override
  public int purge(Instant now, int limit) {
    return statements.removeDue("user_session", "id", "expires_at", now.toEpochMilli(), limit);
  }
}
