package dev.tollgate.http.browser;

import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.reference.NamedError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the replies that people see: pages that nobody else may keep, and redirects. */
@Singleton
public final class PersonalPages {

  private static final String POLICY = "Content-Security-Policy";

  private final Pages pages;
  private final BrowserCookie cookie;
  private final Issuer issuer;

  PersonalPages(Pages pages, BrowserCookie cookie, Issuer issuer) {
    this.pages = pages;
    this.cookie = cookie;
    this.issuer = issuer;
  }

  /**
   * A page for a visitor, who gets the cookie with it that protects its forms.
   *
   * @param name of the reply
   * @param template its file without ending, among those of all pages
   * @param facts its parameters besides {@code base}
   * @param redirectUris where its forms may lead by way of a redirect
   */
  public Reply.Success page(
      Layer layer,
      String name,
      Visitor visitor,
      String template,
      Map<String, Object> facts,
      List<String> redirectUris) {
    TreeMap<String, String> headers = new TreeMap<>(headers(redirectUris));
    if (visitor.isNew()) {
      headers.put("Set-Cookie", cookie.holding(visitor.secret()));
    }
    return new Reply.Success(layer, name, 200, headers, pages.personal(template, facts));
  }

  /** The same page with images whose addresses are their data (RFC 2397). */
  public Reply.Success showingData(Reply.Success page) {
    String policy = page.headers().get(POLICY);
    return page.with(POLICY, policy.replace("img-src 'self'", "img-src 'self' data:"));
  }

  /** A redirect to be followed with GET, to a path of this server without that of the issuer. */
  public Reply.Success redirect(Layer layer, String name, String target) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Location", issuer.path() + target);
    headers.put("Cache-Control", "no-store");
    return new Reply.Success(layer, name, 303, headers, new byte[0]);
  }

  /** The same reply, with which the browser gets another secret. */
  public Reply.Success holding(BrowserSecret secret, Reply.Success reply) {
    return reply.with("Set-Cookie", cookie.holding(secret));
  }

  /** The same reply, with which the browser loses its secret. */
  public Reply.Success forgetting(Reply.Success reply) {
    return reply.with("Set-Cookie", cookie.removed());
  }

  /**
   * A page whose only form leads to another site, which a script sends at once.
   *
   * @param target where the form leads
   */
  public Answer posting(String template, Map<String, Object> facts, String target) {
    TreeMap<String, String> headers = new TreeMap<>(headers(List.of(target)));
    headers.computeIfPresent(POLICY, (_, policy) -> policy + "; script-src 'self'");
    return new Answer(200, headers, pages.personal(template, facts));
  }

  /** An error as a page, with the header fields of the answer in whose place it stands. */
  Answer error(Answer answer, NamedError error) {
    TreeMap<String, String> headers = new TreeMap<>(answer.headers());
    headers.putAll(headers(List.of()));
    byte[] page =
        pages.personal(
            "problem",
            Map.of(
                "status",
                answer.status(),
                "sentence",
                error.sentence().orElseThrow(),
                "advice",
                error.entry().advice(),
                "code",
                error.entry().code().orElseThrow(),
                "contract",
                error.entry().contract()));
    return new Answer(answer.status(), headers, page);
  }

  private static Map<String, String> headers(List<String> redirectUris) {
    return Map.of(
        "Cache-Control",
        "no-store",
        POLICY,
        FormTargets.policy(redirectUris),
        "Content-Type",
        "text/html; charset=utf-8",
        "Referrer-Policy",
        "same-origin",
        "X-Content-Type-Options",
        "nosniff");
  }
}
