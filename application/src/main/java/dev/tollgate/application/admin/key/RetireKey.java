package dev.tollgate.application.admin.key;

import dev.tollgate.application.admin.key.KeyRefusal.KeyInUse;
import dev.tollgate.application.admin.key.KeyRefusal.KeyNotFound;
import dev.tollgate.application.admin.key.KeyRefusal.RetireKeyRefusal;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Removes a leaked key; every token it signed becomes invalid. */
public final class RetireKey {

  private final Keys keys;
  private final Clock clock;

  public RetireKey(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  public Result<SigningKey, RetireKeyRefusal> retire(String kid) {
    List<SigningKey> all = keys.all();
    Optional<SigningKey> key = all.stream().filter(it -> it.kid().equals(kid)).findFirst();
    if (key.isEmpty()) {
      return Result.refused(new KeyNotFound(kid));
    }
    if (KeyState.of(key.get(), all, clock.instant()) == KeyState.SIGNING) {
      return Result.refused(new KeyInUse(kid));
    }
    return keys.remove(kid) ? Result.ok(key.get()) : Result.refused(new KeyNotFound(kid));
  }
}
