package dev.tollgate.application.admin.key;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lists the keys that sign and verify tokens, oldest first. */
public final class ListKeys {

  private final Keys keys;
  private final Clock clock;

  public ListKeys(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  public List<KeyRecord> list() {
    List<SigningKey> all = keys.all();
    Instant now = clock.instant();
    return all.stream().map(key -> new KeyRecord(key, KeyState.of(key, all, now))).toList();
  }
}
