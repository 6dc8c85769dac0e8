package dev.tollgate.http.password;

/**
 * What it takes to compute one hash with Argon2 (RFC 9106, 3.1), in a single lane.
 *
 * @param memory in MiB
 * @param iterations passes over the memory
 */
public record HashCost(int memory, int iterations) {

  /** The first choice of the OWASP Password Storage Cheat Sheet with little memory. */
  public static final HashCost DEFAULT = new HashCost(19, 2);

  int kibibytes() {
    return memory * 1024;
  }
}
