package dev.tollgate.domain;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one client to the outside: its {@code client_id} (RFC 6749, 2.2). */
public record ClientId(String value) {

  /** An id that no client can have, because it is never registered. */
  public static final ClientId NOBODY = new ClientId("~nobody~");

  public ClientId {
    Identifiers.require(value);
  }

  public static ClientId next(RandomGenerator random) {
    return new ClientId(Identifiers.random(random, 16));
  }

  /** Empty for text that cannot be the id of a client, and for {@link #NOBODY}. */
  public static Optional<ClientId> parse(String text) {
    return Identifiers.isValid(text) && !text.equals(NOBODY.value)
        ? Optional.of(new ClientId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
