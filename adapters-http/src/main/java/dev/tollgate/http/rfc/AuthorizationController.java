package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.Authorize;
import dev.tollgate.application.authorize.CheckAuthorizationRequest;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.RedirectTargetRefusal;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.Continuation;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The authorization endpoint (RFC 6749, 3.1; OpenID Connect Core, 3.1.2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController implements Continuation {

  static final String PATH = "/oauth2/authorize";

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationController.class);

  private final FindRedirectTarget findRedirectTarget;
  private final CheckAuthorizationRequest checkAuthorizationRequest;
  private final Authorize authorize;
  private final Visitors visitors;
  private final ConsentPages consentPages;
  private final PersonalPages pages;
  private final AuthorizationErrors errors;
  private final RfcTerms terms;
  private final Exit exit;

  AuthorizationController(
      FindRedirectTarget findRedirectTarget,
      CheckAuthorizationRequest checkAuthorizationRequest,
      Authorize authorize,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages,
      AuthorizationErrors errors,
      RfcTerms terms,
      Exit exit) {
    this.findRedirectTarget = findRedirectTarget;
    this.checkAuthorizationRequest = checkAuthorizationRequest;
    this.authorize = authorize;
    this.visitors = visitors;
    this.consentPages = consentPages;
    this.pages = pages;
    this.errors = errors;
    this.terms = terms;
    this.exit = exit;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public List<String> redirects(String query) {
    return find(new AuthorizationQuery(query))
        .fold(target -> List.of(target.uri()), _ -> List.of());
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> authorize(HttpRequest<?> request) {
    return exit.answer(request, read -> authorize(read, new AuthorizationQuery(read.query())));
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> post(HttpRequest<?> request) {
    return exit.answer(request, read -> errors.comeBack(read, "authorization-posted", PATH));
  }

  private Result<RedirectTarget, RedirectTargetRefusal> find(AuthorizationQuery query) {
    return findRedirectTarget.find(query.request(), RfcSettings.CONTRACT);
  }

  private Reply authorize(Request request, AuthorizationQuery query) {
    return find(query).fold(target -> authorize(request, query, target), errors::refuse);
  }

  private Reply authorize(Request request, AuthorizationQuery query, RedirectTarget target) {
    try {
      return checkAuthorizationRequest
          .check(query.request(), target, terms.get())
          .fold(
              checked -> next(request, query, checked),
              refusal -> errors.to(target, errors.refuse(refusal)));
    } catch (StoreUnavailable e) {
      LOG.warn("The store is unavailable.", e);
      return errors.to(target, errors.refuse(new RedirectedFailure.Unavailable()));
    } catch (RuntimeException e) {
      LOG.error("An authorization request could not be answered.", e);
      return errors.to(target, errors.refuse(new RedirectedFailure.Broken()));
    }
  }

  private Reply next(Request request, AuthorizationQuery query, CheckedRequest checked) {
    Visitor visitor = visitors.of(request);
    return authorize
        .next(checked, visitor.signedIn(), terms.get())
        .fold(
            step -> show(step, visitor, query, checked),
            refusal -> errors.to(checked.target(), errors.refuse(refusal)));
  }

  private Reply show(
      AuthorizationStep step, Visitor visitor, AuthorizationQuery query, CheckedRequest checked) {
    return switch (step) {
      case AuthorizationStep.SignIn() -> signIn(visitor, query);
      case AuthorizationStep.AskConsent ask -> consentPages.ask(ask, visitor, query, checked, "");
      case AuthorizationStep.NoCompany no -> consentPages.noCompany(no, visitor, query, checked);
      case AuthorizationStep.Granted(var code) -> errors.authorized(code, checked.target());
    };
  }

  private Reply signIn(Visitor visitor, AuthorizationQuery query) {
    ContinueTo next = new ContinueTo(PATH, query.afterSignIn().text());
    return pages.redirect(
        errors,
        "sign-in-first",
        visitor.signedIn().isPresent() || query.loginHint().isPresent()
            ? next.signInAgain(query.loginHint().orElse(""))
            : next.signIn());
  }
}
