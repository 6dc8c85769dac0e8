package dev.tollgate.http.browser;

import dev.tollgate.application.signin.CurrentSession;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Tells by the cookie of a request who sent it. */
@Singleton
public final class Visitors {

  private final BrowserCookie cookie;
  private final CurrentSession currentSession;
  private final RandomGenerator random;

  Visitors(BrowserCookie cookie, CurrentSession currentSession, RandomGenerator random) {
    this.cookie = cookie;
    this.currentSession = currentSession;
    this.random = random;
  }

  /**
   * Who sent a request. Browsers leave the cookie out of what another site makes them post ({@code
   * SameSite=Lax}), so an endpoint that other sites post to must not answer with a page, which
   * would replace the cookie: it redirects, and the browser comes back with it.
   */
  public Visitor of(Request request) {
    Optional<BrowserSecret> secret = cookie.read(request);
    return new Visitor(
        secret.orElseGet(() -> BrowserSecret.ofVisitor(random)),
        secret.isEmpty(),
        secret.flatMap(currentSession::find));
  }
}
