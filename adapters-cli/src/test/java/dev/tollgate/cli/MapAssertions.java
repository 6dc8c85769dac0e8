package dev.tollgate.cli;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Spent assertions in a map. */
final class MapAssertions implements Assertions {

  private final NavigableMap<String, SpentAssertion> spent = new TreeMap<>();

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return spent.putIfAbsent(assertion.hex(), new SpentAssertion(assertion, expiresAt)) == null;
  }

  @Override
  public List<SpentAssertion> page(String after, int limit) {
    return spent.tailMap(after, false).values().stream().limit(limit).toList();
  }

  @Override
  public int purge(Instant now, int limit) {
    throw new UnsupportedOperationException("no command purges assertions");
  }
}
