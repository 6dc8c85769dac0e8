package dev.tollgate.bootstrap;

import java.security.Security;

/** How long this process remembers the addresses of names. */
final class Addresses {

  private static final String FOUND = "networkaddress.cache.ttl";
  private static final String MISSING = "networkaddress.cache.negative.ttl";

  private Addresses() {}

  /**
   * Lets servers change their addresses: Java would keep one for 30 seconds, and a name that was
   * not found for 10. Settings of the operator take precedence. Setting a security property
   * initializes logging and searches every jar for it, so commands that need no server skip this.
   */
  static void forgetSoon() {
    if (Security.getProperty(FOUND) == null) {
      Security.setProperty(FOUND, "1");
      Security.setProperty(MISSING, "1");
    }
  }
}
