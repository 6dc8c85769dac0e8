package dev.tollgate.application.admin.key;

import dev.tollgate.application.admin.key.KeyRefusal.ImportKeyRefusal;
import dev.tollgate.application.admin.key.KeyRefusal.KeyExists;
import dev.tollgate.application.admin.key.KeyRefusal.KeyUnusable;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Imports a private key, which signs once verifiers have had time to fetch it. */
public final class ImportKey {

  private final Keys keys;
  private final KeyMaker maker;
  private final Clock clock;

  public ImportKey(Keys keys, KeyMaker maker, Clock clock) {
    this.keys = keys;
    this.maker = maker;
    this.clock = clock;
  }

  /**
   * Adds the key; where none of its kind signs yet, it signs at once.
   *
   * @param pem a private key (RFC 7468)
   */
  public Result<KeyRecord, ImportKeyRefusal> load(String pem) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (maker.read(pem, now, now.plus(RotateKey.AHEAD))) {
      case Result.Refused<SigningKey, KeyMaker.Problem>(KeyMaker.Problem problem) ->
          Result.refused(new KeyUnusable(problem));
      case Result.Ok<SigningKey, KeyMaker.Problem>(SigningKey key) -> add(key, now);
    };
  }

  private Result<KeyRecord, ImportKeyRefusal> add(SigningKey read, Instant now) {
    List<SigningKey> others = keys.all();
    boolean isFirst = SigningKey.signing(others, read.algorithm(), now).isEmpty();
    SigningKey key = isFirst ? read.signingFrom(now) : read;
    return keys.add(key)
        ? Result.ok(KeyRecord.beside(others, key, now))
        : Result.refused(new KeyExists(key.kid()));
  }
}
