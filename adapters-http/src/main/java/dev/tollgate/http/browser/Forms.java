package dev.tollgate.http.browser;

import dev.tollgate.application.Why;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Protects the forms of pages against other sites (cross-site request forgery), against other
 * sessions, and against being sent much later than the page was read.
 */
@Singleton
public final class Forms {

  /** The purpose of a form that signs out; it is bound to the target that people go on to. */
  public static final String SIGN_OUT = "sign-out";

  private static final Pattern AUTHORITY = Pattern.compile("https?://([^/?#]+)");

  private final Issuer issuer;
  private final Clock clock;

  Forms(Issuer issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * The value of the hidden field {@code form_token} of a form.
   *
   * @param purpose what the form does, such as {@code consent}
   * @param bound what the page shows, which is the same when the form is sent: the request that is
   *     decided on, for example
   */
  public String token(Visitor visitor, String purpose, String bound) {
    return new FormToken(purpose, bound).issue(visitor.secret(), clock.instant());
  }

  /** Why a form must not be accepted; empty if a page of ours was sent from this browser. */
  public Optional<FormRefusal> refusal(
      Request request, Visitor visitor, OAuthForm form, String purpose, String bound) {
    return isForeign(request)
        ? Optional.of(Why.because(new FormRefusal.ForeignOrigin(), () -> foreign(request)))
        : new FormToken(purpose, bound)
            .refusal(
                form.fields().get(FormToken.FIELD).text().orElse(""),
                visitor.secret(),
                clock.instant());
  }

  /** A browser that says nothing about the origin is judged by the token alone. */
  private boolean isForeign(Request request) {
    List<String> origins = request.headers().apply("Origin");
    List<String> said = origins.isEmpty() ? request.headers().apply("Referer") : origins;
    return !said.stream().allMatch(origin -> isOurs(origin, request));
  }

  private String foreign(Request request) {
    return "Origin is %s and Referer is %s; this server is %s."
        .formatted(
            said(request, "Origin"), said(request, "Referer").split("[?#]", 2)[0], issuer.url());
  }

  private static String said(Request request, String header) {
    List<String> values = request.headers().apply(header);
    return values.isEmpty() ? "missing" : String.join(", ", values);
  }

  /** By its own address, or by that which a proxy or a person has for this server. */
  private boolean isOurs(String origin, Request request) {
    Optional<String> authority = authority(origin);
    return authority.isPresent()
        && (authority.equals(authority(issuer.url())) || authority.equals(host(request)));
  }

  private static Optional<String> host(Request request) {
    return request.headers().apply("Host").stream()
        .findFirst()
        .map(host -> host.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> authority(String url) {
    return Optional.of(AUTHORITY.matcher(url.toLowerCase(Locale.ROOT)))
        .filter(Matcher::lookingAt)
        .map(found -> found.group(1));
  }
}
