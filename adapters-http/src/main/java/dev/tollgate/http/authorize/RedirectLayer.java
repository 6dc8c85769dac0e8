package dev.tollgate.http.authorize;

import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.PageLayer;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The errors of an authorization endpoint: as long as it is not known where a user may be sent, a
 * page; then a redirect to the client (RFC 6749, 4.1.2.1).
 */
public abstract class RedirectLayer extends PageLayer {

  /** Leaves room in a request line for the page that a query travels through. */
  private static final int MAX_QUERY = 7 * 1024;

  /** The placeholder in {@code errors.yaml} for the address of the client, up to the error. */
  private static final String TARGET = "target";

  private final PersonalPages pages;

  protected RedirectLayer(String contract, String name, List<String> roots, PersonalPages pages) {
    super(contract, name, roots, pages);
    this.pages = pages;
  }

  /** A failure of which the client hears, because it is known where to send users. */
  public abstract Reply.Named refuse(RedirectedFailure failure);

  /** A redirect that has yet to be {@linkplain #to sent} to a client. */
  protected final Reply.Named redirect(String name) {
    return redirect(name, Map.of());
  }

  /** A redirect that has yet to be {@linkplain #to sent} to a client. */
  protected final Reply.Named redirect(String name, Map<String, Object> facts) {
    Map<String, Object> all = new HashMap<>(facts);
    all.put(TARGET, "");
    return reply(name, all);
  }

  /** The redirect to a client, with its state. */
  public final Reply to(RedirectTarget target, Reply.Named redirect) {
    Map<String, Object> facts = new HashMap<>(redirect.facts());
    facts.put(TARGET, open(target.uri()) + state(target));
    return reply(redirect.name(), facts).carriedBy(answer -> carried(target, answer));
  }

  /** A redirect in the way in which the client wants to be answered. */
  protected Answer carried(RedirectTarget target, Answer redirect) {
    return redirect;
  }

  /** A redirect to an address that is registered for a client. */
  public final Reply redirectTo(String name, String location) {
    return new Reply.Success(this, name, 302, new TreeMap<>(), new byte[0])
        .with("Location", location)
        .with("Cache-Control", "no-store");
  }

  /** Browsers leave the cookie out of what another site posts, so they come back with GET. */
  public final Reply comeBack(Request request, String name, String path) {
    return BodyReader.formText(request).fold(query -> comeBack(query, name, path), this::fail);
  }

  private Reply comeBack(String query, String name, String path) {
    return query.length() > MAX_QUERY
        ? fail(new Fault.TargetTooLong())
        : pages.redirect(this, name, new ContinueTo(path, query).target());
  }

  /** The first parameter of each answer, if the request had it. */
  protected static String state(RedirectTarget target) {
    return target.state().map(state -> "state=" + encoded(state) + "&").orElse("");
  }

  /** A URI up to where parameters follow. */
  public static String open(String uri) {
    if (uri.indexOf('?') < 0) {
      return uri + "?";
    }
    return uri.endsWith("?") || uri.endsWith("&") ? uri : uri + "&";
  }

  /** A parameter as it is written into a URI. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
