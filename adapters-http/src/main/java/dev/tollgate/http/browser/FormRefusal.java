package dev.tollgate.http.browser;

/** Why a form is not accepted, whatever was filled in. */
public sealed interface FormRefusal {

  /** It was open for too long, belongs to another session, or was never on a page of ours. */
  record Stale() implements FormRefusal {}

  /** A page of another site sent it. */
  record ForeignOrigin() implements FormRefusal {}
}
