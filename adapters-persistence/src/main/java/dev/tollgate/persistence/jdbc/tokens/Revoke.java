package dev.tollgate.persistence.jdbc.tokens;

/**
 * Revokes a token. Transactions lock tokens in the order of their ids, so that no two wait for each
 * other.
 *
 * @param at in milliseconds since 1970
 */
record Revoke(String id, long at) implements Comparable<Revoke> {

  @Override
  public int compareTo(Revoke other) {
    return id.compareTo(other.id());
  }
}
