package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.Authorize;
import dev.tollgate.application.authorize.CheckAuthorizationRequest;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.Decide;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.CompanyAuthorization;
import dev.tollgate.http.authorize.ConsentPages;
import dev.tollgate.http.authorize.Visit;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.pages.ConsentWording;
import jakarta.inject.Singleton;

/** Authorizes clients with the parameters of OpenID Connect (Core, 3.1.2). */
@Singleton
final class RfcAuthorization extends CompanyAuthorization<AuthorizationQuery> {

  private final FindRedirectTarget findRedirectTarget;
  private final CheckAuthorizationRequest checkAuthorizationRequest;
  private final Authorize authorize;
  private final AuthorizationErrors errors;
  private final RfcTerms terms;

  RfcAuthorization(
      FindRedirectTarget findRedirectTarget,
      CheckAuthorizationRequest checkAuthorizationRequest,
      Authorize authorize,
      Decide decide,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages,
      AuthorizationErrors errors,
      RfcTerms terms) {
    super(AuthorizationController.PATH, errors, visitors, consentPages, pages, decide);
    this.findRedirectTarget = findRedirectTarget;
    this.checkAuthorizationRequest = checkAuthorizationRequest;
    this.authorize = authorize;
    this.errors = errors;
    this.terms = terms;
  }

  @Override
  protected Terms terms() {
    return terms.get();
  }

  @Override
  protected ConsentWording wording() {
    return ConsentWording.ONE_COMPANY;
  }

  @Override
  protected AuthorizationQuery read(String query) {
    return AuthorizationQuery.read(query);
  }

  @Override
  protected Result<RedirectTarget, Reply.Named> target(AuthorizationQuery asked) {
    return findRedirectTarget
        .find(asked.request().redirect(), RfcSettings.CONTRACT)
        .mapRefusal(errors::refuse);
  }

  @Override
  protected Result<CheckedRequest, Reply.Named> check(
      AuthorizationQuery asked, RedirectTarget target) {
    return checkAuthorizationRequest
        .check(asked.request(), target, terms())
        .mapRefusal(errors::refuse);
  }

  @Override
  protected Result<AuthorizationStep, Reply.Named> step(CheckedRequest request, Visitor visitor) {
    return authorize.next(request, visitor.signedIn(), terms()).mapRefusal(errors::refuse);
  }

  @Override
  protected Reply signIn(Visit visit, AuthorizationQuery asked) {
    ContinueTo next = new ContinueTo(visit.path(), asked.afterSignIn());
    return signIn(
        visit.visitor().signedIn().isPresent() || asked.loginHint().isPresent()
            ? next.signInAgain(asked.loginHint().orElse(""))
            : next.signIn());
  }

  @Override
  protected Reply authorized(IssuedCode code, RedirectTarget target) {
    return errors.authorized(code, target);
  }

  @Override
  protected Reply.Named denied() {
    return errors.refuse(new AccessDenied());
  }
}
