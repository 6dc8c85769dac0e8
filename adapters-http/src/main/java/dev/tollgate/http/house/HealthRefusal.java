package dev.tollgate.http.house;

/** Why {@code /health} sends load balancers elsewhere although the store works. */
sealed interface HealthRefusal {

  /** The server is about to stop, and still serves everything else. */
  record Draining() implements HealthRefusal {}
}
