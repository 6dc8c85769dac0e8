package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Authorization codes in a database. */
record JdbcAuthorizationCodes(
    Statements statements,
    CodeRows rows,
    KeyedRead<AuthorizationCode> reads,
    Batcher<CodeRow, Boolean> additions,
    Batcher<FamilyWrite.Exchange, Boolean> exchanges)
    implements AuthorizationCodes {

  @Override
  public boolean add(AuthorizationCode code) {
    return additions.call(CodeRow.of(code));
  }

  @Override
  public Optional<AuthorizationCode> find(SecretDigest digest) {
    return reads.find(digest.hex());
  }

  @Override
  public boolean exchange(SecretDigest digest, Exchange exchange) {
    return exchanges.call(new FamilyWrite.Exchange(digest, exchange));
  }

  @Override
  public boolean burn(SecretDigest digest, Instant at) {
    long now = at.toEpochMilli();
    return statements.changeOne(() -> rows.spend(digest.hex(), now, now));
  }

  @Override
  public int revokeAll(RegistrationId registration, Instant at) {
    return statements.run(() -> rows.revokeAll(registration.value(), at.toEpochMilli()));
  }

  @Override
  public boolean revoke(SecretDigest digest, Instant at) {
    return statements.changeOne(() -> rows.revoke(digest.hex(), at.toEpochMilli()));
  }

  @Override
  public List<AuthorizationCode> page(String after, int limit) {
    return statements.run(() -> rows.after(after, limit)).stream().map(CodeRow::code).toList();
  }

  @Override
  public int purge(Instant now, int limit) {
    int removed =
        statements.removeDue(
            "authorization_code", "digest", "useless_at", now.toEpochMilli(), limit);
    Optional<String> gone = statements.run(rows::firstGone);
    while (removed < limit && gone.isPresent()) {
      removed += purge(gone.get(), limit - removed);
      gone = statements.run(rows::firstGone);
    }
    return removed;
  }

  private int purge(String owner, int limit) {
    int ofRegistration = ofOwner("registration", owner, limit);
    int room = limit - ofRegistration;
    int ofUser = ofOwner("user_id", owner, room);
    if (ofUser < room) {
      int _ = statements.run(() -> rows.forgetGone(owner));
    }
    return ofRegistration + ofUser;
  }

  private int ofOwner(String column, String owner, int limit) {
    return statements.remove(
        "SELECT digest FROM authorization_code WHERE " + column + " = ? LIMIT ?",
        List.of(owner, limit),
        "authorization_code",
        "digest",
        List.of());
  }
}
