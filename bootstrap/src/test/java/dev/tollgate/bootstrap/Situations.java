package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Enterprises;
import java.util.Set;
import java.util.function.Supplier;

/** What a client does in each situation, in rows as docs/clients.md has them. */
final class Situations {

  private final StringBuilder rows = new StringBuilder();
  private final Relay relay;

  Situations(Relay relay) {
    this.relay = relay;
  }

  /** One that ends well. */
  void add(String situation, String outcome) {
    add(situation, "", outcome);
  }

  /** One in which the client meets this error of the reference. */
  void failing(String situation, String error, Supplier<String> act) {
    int _ = relay.asked();
    String outcome = act.get();
    add(situation, error, outcome + "; " + relay.retries());
  }

  /** The same while the store is down. */
  void failingInOutage(String situation, String error, Supplier<String> act) {
    failing(situation, error, () -> relay.world.outage.during(Outage::storeIsDown, act));
  }

  /** The same while the server has a bug. */
  void failingByFault(String situation, String error, Supplier<String> act) {
    failing(situation, error, () -> relay.world.outage.during(Outage::serverHasABug, act));
  }

  /** Authorization requests while a part of the store is down, and while the server has a bug. */
  void failingAtAuthorize(Supplier<String> act) {
    Set<Class<?>> part = Set.of(Enterprises.class);
    failing(
        "authorize",
        "authorization-redirect-temporarily-unavailable",
        () -> relay.world.outage.during(part, Outage::storeIsDown, act));
    failing(
        "authorize",
        "authorization-redirect-server-error",
        () -> relay.world.outage.during(part, Outage::serverHasABug, act));
  }

  private void add(String situation, String error, String outcome) {
    rows.append("| ").append(situation).append(" | ").append(error).append(" | ");
    rows.append(outcome).append(" |\n");
  }

  void version(Class<?> part) {
    add("version", part.getPackage().getImplementationVersion());
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
