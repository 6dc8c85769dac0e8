package dev.tollgate.http.authorize;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.Decide;
import dev.tollgate.application.authorize.Decision;
import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.pages.ConsentWording;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import java.util.Optional;

/**
 * The authorization endpoint of a contract whose users choose one company for a token.
 *
 * @param <Q> an authorization request as it was read
 */
public abstract class CompanyAuthorization<Q> extends AuthorizationEndpoint<Q> {

  private static final String NOTHING_CHOSEN = "Choose at least one permission, or deny.";

  private final RedirectLayer errors;
  private final ConsentPages consentPages;
  private final Decide decide;

  protected CompanyAuthorization(
      String path,
      RedirectLayer errors,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages,
      Decide decide) {
    super(path, errors, visitors, consentPages, pages);
    this.errors = errors;
    this.consentPages = consentPages;
    this.decide = decide;
  }

  protected abstract Terms terms();

  protected abstract ConsentWording wording();

  /** The request as far as it can be checked without a user, or an error for its client. */
  protected abstract Result<CheckedRequest, Reply.Named> check(Q asked, RedirectTarget target);

  /** What comes next for a user, or an error for the client. */
  protected abstract Result<AuthorizationStep, Reply.Named> step(
      CheckedRequest request, Visitor visitor);

  /** The way back to the client with a code. */
  protected abstract Reply authorized(IssuedCode code, RedirectTarget target);

  /** The error for the client of a user who denies. */
  protected abstract Reply.Named denied();

  @Override
  protected final Reply next(Request request, Q asked, RedirectTarget target) {
    return check(asked, target)
        .fold(
            checked -> next(visit(request, request.query()), asked, checked),
            error -> errors.to(target, error));
  }

  private Reply next(Visit visit, Q asked, CheckedRequest checked) {
    return step(checked, visit.visitor())
        .fold(
            step -> show(step, visit, asked, checked), error -> errors.to(checked.target(), error));
  }

  private Reply show(AuthorizationStep step, Visit visit, Q asked, CheckedRequest checked) {
    return switch (step) {
      case AuthorizationStep.SignIn() -> signIn(visit, asked);
      case AskConsent ask -> ask(ask, visit, checked, "");
      case AuthorizationStep.NoCompany no ->
          consentPages.noCompany(errors, visit, checked.target(), no);
      case AuthorizationStep.Granted(var code) -> authorized(code, checked.target());
    };
  }

  private Reply ask(AskConsent ask, Visit visit, CheckedRequest checked, String notice) {
    return consentPages.ask(errors, visit, checked.target(), ask, wording(), notice);
  }

  @Override
  protected final Reply decide(
      Visit visit, SignedIn user, Q asked, RedirectTarget target, OAuthForm form) {
    return check(asked, target)
        .fold(checked -> decide(visit, user, checked, form), error -> errors.to(target, error));
  }

  private Reply decide(Visit visit, SignedIn user, CheckedRequest checked, OAuthForm form) {
    return switch (decide.decide(checked, user, decision(form), terms())) {
      case Decide.Outcome.Allowed(var code) -> authorized(code, checked.target());
      case Decide.Outcome.Denied() ->
          errors.to(checked.target(), Why.because(denied(), () -> Reasons.denied(user.user())));
      case Decide.Outcome.NothingChosen() -> again(visit, checked);
      case Decide.Outcome.CompanyInvalid() -> startAgain(visit);
    };
  }

  private Decision decision(OAuthForm form) {
    return form.fields().get("decision").text().equals(Optional.of("allow"))
        ? new Decision.Allow(form.fields().get(wording().field()), form.values("scope"))
        : new Decision.Deny();
  }

  /** The page once more, as the request would show it now. */
  private Reply again(Visit visit, CheckedRequest checked) {
    return step(checked, visit.visitor())
        .fold(
            step ->
                step instanceof AskConsent ask
                    ? ask(ask, visit, checked, NOTHING_CHOSEN)
                    : startAgain(visit),
            error -> errors.to(checked.target(), error));
  }
}
