package dev.tollgate.domain;

import java.util.Locale;

/**
 * Who did what an audit record tells.
 *
 * @param name the id of the user or client, {@code user@host} of an operator, or empty text
 */
public record Actor(Kind kind, String name) {

  private static final int MAX_LENGTH = 200;

  /** The server itself, without anybody asking for it. */
  public static final Actor SERVER = new Actor(Kind.SERVER, "");

  /** What kind of actor. */
  public enum Kind {
    SERVER,
    /** Somebody who ran a command, known to the operating system. */
    OPERATOR,
    /** A user who is signed in, or signs in. */
    USER,
    CLIENT;

    /** The spelling in lists, exports and the store. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Actor {
    name = AuditRecord.plain(name, MAX_LENGTH);
  }

  public static Actor operator(String user, String host) {
    return new Actor(Kind.OPERATOR, user + "@" + host);
  }

  public static Actor user(UserId id) {
    return new Actor(Kind.USER, id.value());
  }

  public static Actor client(ClientId id) {
    return new Actor(Kind.CLIENT, id.value());
  }

  /** {@code operator alice@host}. */
  @Override
  public String toString() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }
}
