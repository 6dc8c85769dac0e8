package dev.tollgate.http.dnsimple;

import dev.tollgate.application.authorize.AccountRequest;
import dev.tollgate.application.authorize.AuthorizationRequest.Pkce;
import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.AuthorizeAccount;
import dev.tollgate.application.authorize.CheckAccountRequest;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.Decide;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectRequest;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.CompanyAuthorization;
import dev.tollgate.http.authorize.ConsentPages;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.pages.ConsentWording;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import jakarta.inject.Singleton;
import java.util.Set;

/** Lets users authorize clients for one account. */
@Singleton
final class DnsimpleAuthorization extends CompanyAuthorization<Fields> {

  private final FindRedirectTarget findRedirectTarget;
  private final CheckAccountRequest checkAccountRequest;
  private final AuthorizeAccount authorizeAccount;
  private final AuthorizationErrors errors;

  DnsimpleAuthorization(
      FindRedirectTarget findRedirectTarget,
      CheckAccountRequest checkAccountRequest,
      AuthorizeAccount authorizeAccount,
      Decide decide,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages,
      AuthorizationErrors errors) {
    super(AuthorizationController.PATH, errors, visitors, consentPages, pages, decide);
    this.findRedirectTarget = findRedirectTarget;
    this.checkAccountRequest = checkAccountRequest;
    this.authorizeAccount = authorizeAccount;
    this.errors = errors;
  }

  @Override
  protected Terms terms() {
    return DnsimpleSettings.TERMS;
  }

  @Override
  protected ConsentWording wording() {
    return ConsentWording.WHOLE_COMPANY;
  }

  @Override
  protected Fields read(String query) {
    return BodyReader.authorization(query, Set.of()).fields();
  }

  @Override
  protected Result<RedirectTarget, Reply.Named> target(Fields fields) {
    RedirectRequest request =
        new RedirectRequest(
            fields.get("client_id"),
            fields.get("redirect_uri"),
            fields.get("state"),
            RedirectTarget.ResponseMode.QUERY);
    return findRedirectTarget.find(request, DnsimpleSettings.CONTRACT).mapRefusal(errors::refuse);
  }

  @Override
  protected Result<CheckedRequest, Reply.Named> check(Fields fields, RedirectTarget target) {
    AccountRequest request =
        new AccountRequest(
            fields.get("response_type"),
            fields.get("state"),
            fields.get("account_id"),
            new Pkce(fields.get("code_challenge"), fields.get("code_challenge_method")));
    return checkAccountRequest.check(request, target).mapRefusal(errors::refuse);
  }

  @Override
  protected Result<AuthorizationStep, Reply.Named> step(CheckedRequest request, Visitor visitor) {
    return Result.ok(authorizeAccount.next(request, visitor.signedIn(), terms()));
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
