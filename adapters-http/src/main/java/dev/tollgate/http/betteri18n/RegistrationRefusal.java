package dev.tollgate.http.betteri18n;

/** Why no client can register itself here (RFC 7591, 3.2.2). */
sealed interface RegistrationRefusal {

  /** The owner of the server registers clients. */
  record Disabled() implements RegistrationRefusal {}
}
