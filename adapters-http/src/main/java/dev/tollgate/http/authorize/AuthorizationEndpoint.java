package dev.tollgate.http.authorize;

import dev.tollgate.application.Why;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Failures;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.Continuation;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorization endpoint of a contract (RFC 6749, 3.1), and the form of its consent page. A
 * contract says where users are sent back to, what is next for them, and what a decision does.
 *
 * @param <Q> an authorization request as it was read
 */
public abstract class AuthorizationEndpoint<Q> implements Continuation {

  /** What follows the path of the endpoint in that of the form. */
  public static final String CONSENT = "/consent";

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationEndpoint.class);

  private final String path;
  private final RedirectLayer errors;
  private final Visitors visitors;
  private final ConsentPages consentPages;
  private final PersonalPages pages;

  protected AuthorizationEndpoint(
      String path,
      RedirectLayer errors,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages) {
    this.path = path;
    this.errors = errors;
    this.visitors = visitors;
    this.consentPages = consentPages;
    this.pages = pages;
  }

  /** Reads a query, which may be any text. */
  protected abstract Q read(String query);

  /** Where the user of a request may be sent back to, or the page that says why nowhere. */
  protected abstract Result<RedirectTarget, Reply.Named> target(Q asked);

  /** The next page for a user, or the redirect. A failure becomes a redirect to the client. */
  protected abstract Reply next(Request request, Q asked, RedirectTarget target);

  /** What the decision of a user does, whose form was on a page of this endpoint. */
  protected abstract Reply decide(
      Visit visit, SignedIn user, Q asked, RedirectTarget target, OAuthForm form);

  /** The fields of the consent form that may be sent more than once. */
  protected Set<String> repeatedFields() {
    return Set.of("scope");
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final List<String> redirects(String query) {
    return target(read(query)).fold(target -> List.of(target.uri()), _ -> List.of());
  }

  /** Answers an authorization request. */
  public final Reply authorize(Request request) {
    Q asked = read(request.query());
    return target(asked).fold(target -> authorize(request, asked, target), refusal -> refusal);
  }

  private Reply authorize(Request request, Q asked, RedirectTarget target) {
    try {
      return next(request, asked, target);
    } catch (StoreUnavailable e) {
      LOG.warn("The store is unavailable.", e);
      Why.because(() -> Failures.reason(e));
      return errors.to(target, errors.refuse(new RedirectedFailure.Unavailable()));
    } catch (RuntimeException e) {
      LOG.error("An authorization request could not be answered.", e);
      Why.because(() -> Failures.reason(e));
      return errors.to(target, errors.refuse(new RedirectedFailure.Broken()));
    }
  }

  /** Who sent a request; this asks the store. */
  protected final Visit visit(Request request, String query) {
    return new Visit(path, query, visitors.of(request));
  }

  /** Answers an authorization request that was posted. */
  public final Reply post(Request request) {
    return errors.comeBack(request, "authorization-posted", path);
  }

  /** Answers the form of the consent page. */
  public final Reply decide(Request request) {
    return BodyReader.readOAuth(request, repeatedFields())
        .fold(form -> decide(request, form), errors::fail);
  }

  private Reply decide(Request request, OAuthForm form) {
    String query = form.fields().get("request").text().orElse("");
    Visit visit = visit(request, query);
    Optional<FormRefusal> refusal = consentPages.refusal(request, visit, form);
    if (refusal.isPresent()) {
      return errors.refuse(refusal.get());
    }
    return visit
        .visitor()
        .signedIn()
        .map(user -> decide(visit, user, read(query), form))
        .orElseGet(() -> startAgain(visit));
  }

  private Reply decide(Visit visit, SignedIn user, Q asked, OAuthForm form) {
    return target(asked)
        .fold(target -> decide(visit, user, asked, target, form), errorPage -> errorPage);
  }

  /** Sends the browser to the page where users sign in; it comes back with the same request. */
  protected Reply signIn(Visit visit, Q asked) {
    return signIn(visit.here().signIn());
  }

  /** The same with another address of that page. */
  protected final Reply signIn(String address) {
    return pages.redirect(errors, "sign-in-first", address);
  }

  /** Lets the browser start over with the same request. */
  protected final Reply startAgain(Visit visit) {
    return pages.redirect(errors, "authorization-started-again", visit.here().target());
  }
}
