package dev.tollgate.bootstrap;

import java.security.Security;

/** How long this process remembers the addresses of names. */
final class Addresses {

  private static final String FOUND = "networkaddress.cache.ttl";
  private static final String MISSING = "networkaddress.cache.negative.ttl";

  private Addresses() {}

  /**
   * Lets names of servers move: Java would remember an address for 30 seconds, and for 10 that
   * there is none. What the operator has set stays. To set a property of security starts the log
   * and searches every jar for it, so commands that meet no server are spared that.
   */
  static void forgetSoon() {
    if (Security.getProperty(FOUND) == null) {
      Security.setProperty(FOUND, "1");
      Security.setProperty(MISSING, "1");
    }
  }
}
