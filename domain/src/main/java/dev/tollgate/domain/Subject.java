package dev.tollgate.domain;

/** Whom a token speaks for (RFC 9068, 2.2). */
public sealed interface Subject {

  /** The client itself (RFC 6749, 4.4). */
  record OfClient() implements Subject {}

  /** A user who authorized the client. */
  record OfUser(UserId user) implements Subject {}
}
