package dev.tollgate.http.people;

/** Why a link to the sign-in page leads nowhere. */
sealed interface LinkRefusal {

  /** People cannot go on to the address in {@code continue}. */
  record ContinueInvalid() implements LinkRefusal {}
}
