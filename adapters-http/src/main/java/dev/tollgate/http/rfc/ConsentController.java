package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.Authorize;
import dev.tollgate.application.authorize.CheckAuthorizationRequest;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.Decide;
import dev.tollgate.application.authorize.Decision;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;

/** Takes what a user decided on the consent page. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentController {

  static final String PATH = AuthorizationController.PATH + "/consent";

  private static final String NOTHING_CHOSEN = "Choose at least one permission, or deny.";

  private final FindRedirectTarget findRedirectTarget;
  private final CheckAuthorizationRequest checkAuthorizationRequest;
  private final Authorize authorize;
  private final Decide decide;
  private final Visitors visitors;
  private final Forms forms;
  private final ConsentPages consentPages;
  private final PersonalPages pages;
  private final AuthorizationErrors errors;
  private final RfcTerms terms;
  private final Exit exit;

  ConsentController(
      FindRedirectTarget findRedirectTarget,
      CheckAuthorizationRequest checkAuthorizationRequest,
      Authorize authorize,
      Decide decide,
      Visitors visitors,
      Forms forms,
      ConsentPages consentPages,
      PersonalPages pages,
      AuthorizationErrors errors,
      RfcTerms terms,
      Exit exit) {
    this.findRedirectTarget = findRedirectTarget;
    this.checkAuthorizationRequest = checkAuthorizationRequest;
    this.authorize = authorize;
    this.decide = decide;
    this.visitors = visitors;
    this.forms = forms;
    this.consentPages = consentPages;
    this.pages = pages;
    this.errors = errors;
    this.terms = terms;
    this.exit = exit;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> decide(HttpRequest<?> request) {
    return exit.answer(
        request,
        read ->
            BodyReader.readOAuth(read, Set.of("scope"))
                .fold(form -> decide(read, form), errors::fail));
  }

  private Reply decide(Request request, OAuthForm form) {
    Visitor visitor = visitors.of(request);
    AuthorizationQuery query =
        new AuthorizationQuery(form.fields().get("request").text().orElse(""));
    Optional<FormRefusal> refusal =
        forms.refusal(request, visitor, form, ConsentPages.PURPOSE, query.text());
    if (refusal.isPresent()) {
      return errors.refuse(refusal.get());
    }
    return visitor
        .signedIn()
        .map(signedIn -> decide(form, visitor, signedIn, query))
        .orElseGet(() -> startAgain(query));
  }

  private Reply decide(
      OAuthForm form, Visitor visitor, SignedIn signedIn, AuthorizationQuery query) {
    return findRedirectTarget
        .find(query.request(), RfcSettings.CONTRACT)
        .fold(target -> decide(form, visitor, signedIn, query, target), errors::refuse);
  }

  private Reply decide(
      OAuthForm form,
      Visitor visitor,
      SignedIn signedIn,
      AuthorizationQuery query,
      RedirectTarget target) {
    return checkAuthorizationRequest
        .check(query.request(), target, terms.get())
        .fold(
            checked -> decide(form, visitor, signedIn, query, checked),
            refusal -> errors.to(target, errors.refuse(refusal)));
  }

  private Reply decide(
      OAuthForm form,
      Visitor visitor,
      SignedIn signedIn,
      AuthorizationQuery query,
      CheckedRequest checked) {
    return switch (decide.decide(checked, signedIn, decision(form), terms.get())) {
      case Decide.Outcome.Allowed(var code) -> errors.authorized(code, checked.target());
      case Decide.Outcome.Denied() ->
          errors.to(checked.target(), errors.refuse(new AccessDenied()));
      case Decide.Outcome.NothingChosen() -> again(visitor, query, checked);
      case Decide.Outcome.CompanyInvalid() -> startAgain(query);
    };
  }

  private static Decision decision(OAuthForm form) {
    return form.fields().get("decision").text().equals(Optional.of("allow"))
        ? new Decision.Allow(form.fields().get("company"), form.values("scope"))
        : new Decision.Deny();
  }

  /** The page once more, as the request would show it now. */
  private Reply again(Visitor visitor, AuthorizationQuery query, CheckedRequest checked) {
    return authorize
        .next(checked, visitor.signedIn(), terms.get())
        .fold(
            step -> again(step, visitor, query, checked),
            refusal -> errors.to(checked.target(), errors.refuse(refusal)));
  }

  private Reply again(
      AuthorizationStep step, Visitor visitor, AuthorizationQuery query, CheckedRequest checked) {
    return step instanceof AskConsent ask
        ? consentPages.ask(ask, visitor, query, checked, NOTHING_CHOSEN)
        : startAgain(query);
  }

  private Reply startAgain(AuthorizationQuery query) {
    return pages.redirect(
        errors,
        "authorization-started-again",
        new ContinueTo(AuthorizationController.PATH, query.text()).target());
  }
}
