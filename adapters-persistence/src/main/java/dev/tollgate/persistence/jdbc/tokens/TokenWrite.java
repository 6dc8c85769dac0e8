package dev.tollgate.persistence.jdbc.tokens;

/**
 * A change of one token. The order, additions first and then by id, is that in which all
 * transactions lock rows, so that no two wait for each other.
 */
sealed interface TokenWrite extends Comparable<TokenWrite> {

  String id();

  @Override
  default int compareTo(TokenWrite other) {
    int kinds = Boolean.compare(this instanceof Revoke, other instanceof Revoke);
    return kinds == 0 ? id().compareTo(other.id()) : kinds;
  }

  /** Its verdict is false if the id is taken. */
  record Add(TokenRow row) implements TokenWrite {

    @Override
    public String id() {
      return row.id();
    }
  }

  /** Its verdict is false if the token is revoked already or not on record. */
  record Revoke(String id, long at) implements TokenWrite {}
}
