package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.domain.refusal.AccountSelectionRequired;
import dev.tollgate.domain.refusal.AuthorizationClientUnknown;
import dev.tollgate.domain.refusal.AuthorizationRefusal;
import dev.tollgate.domain.refusal.ConsentRequired;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.InteractionRequired;
import dev.tollgate.domain.refusal.LoginRequired;
import dev.tollgate.domain.refusal.LogoutRedirectUriUnregistered;
import dev.tollgate.domain.refusal.LogoutRefusal;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.RedirectTargetRefusal;
import dev.tollgate.domain.refusal.RedirectUriMissing;
import dev.tollgate.domain.refusal.RedirectUriUnregistered;
import dev.tollgate.domain.refusal.RequestObjectUnsupported;
import dev.tollgate.domain.refusal.RequestUriUnsupported;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ResponseTypeUnsupported;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.RedirectLayer;
import dev.tollgate.http.authorize.RedirectedFailure;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.PersonalPages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * The errors of the pages of this contract: as long as it is not known where a user may be sent, a
 * page; then a redirect to the client (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6).
 */
@Singleton
final class AuthorizationErrors extends RedirectLayer {

  private final Issuer issuer;
  private final FormPost formPost;

  AuthorizationErrors(PersonalPages pages, Issuer issuer, FormPost formPost) {
    super(
        "rfc",
        "authorization",
        List.of(AuthorizationController.PATH, LogoutController.PATH),
        pages);
    this.issuer = issuer;
    this.formPost = formPost;
  }

  @Override
  public Reply fail(Fault fault) {
    return RfcErrors.named(this, fault);
  }

  @Override
  public Reply.Named refuse(FormRefusal refusal) {
    return switch (refusal) {
      case FormRefusal.Stale() -> reply("authorization-form-stale");
      case FormRefusal.ForeignOrigin() -> reply("authorization-form-foreign");
    };
  }

  Reply.Named refuse(RedirectTargetRefusal refusal) {
    return switch (refusal) {
      case AuthorizationClientUnknown() -> reply("authorization-client-unknown");
      case RedirectUriMissing() -> reply("authorization-redirect-uri-missing");
      case RedirectUriUnregistered() -> reply("authorization-redirect-uri-unregistered");
    };
  }

  Reply.Named refuse(LogoutRefusal refusal) {
    return switch (refusal) {
      case LogoutRedirectUriUnregistered() ->
          reply("authorization-logout-redirect-uri-unregistered");
    };
  }

  /** A redirect that has yet to be {@linkplain #to sent} to a client. */
  Reply.Named refuse(AuthorizationRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          redirect(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "authorization-parameter-missing";
                case NOT_A_STRING -> "authorization-parameter-not-plain";
              },
              OAuthErrors.factsOf(problems));
      case ParameterInvalid(String parameter) ->
          redirect("authorization-parameter-invalid", Map.of("parameter", parameter));
      case RequestObjectUnsupported() -> redirect("authorization-request-not-supported");
      case RequestUriUnsupported() -> redirect("authorization-request-uri-not-supported");
      case ResponseTypeUnsupported() -> redirect("authorization-unsupported-response-type");
      case GrantNotAllowed() -> redirect("authorization-grant-not-allowed");
      case EnterpriseInactive() -> redirect("authorization-enterprise-inactive");
      case ResourceUnknown() -> redirect("authorization-invalid-target");
      case ScopesRefused() -> redirect("authorization-invalid-scope");
      case AccessDenied() -> redirect("authorization-access-denied");
      case LoginRequired() -> redirect("authorization-login-required");
      case ConsentRequired() -> redirect("authorization-consent-required");
      case AccountSelectionRequired() -> redirect("authorization-account-selection-required");
      case InteractionRequired() -> redirect("authorization-interaction-required");
    };
  }

  @Override
  public Reply.Named refuse(RedirectedFailure failure) {
    return switch (failure) {
      case RedirectedFailure.Unavailable() ->
          redirect("authorization-redirect-temporarily-unavailable");
      case RedirectedFailure.Broken() -> redirect("authorization-redirect-server-error");
    };
  }

  /** The way back with a code (RFC 6749, 4.1.2; RFC 9207, 2). */
  Reply authorized(IssuedCode code, RedirectTarget target) {
    String query = state(target) + "code=" + code.text() + "&iss=" + encoded(issuer.url());
    return switch (target.mode()) {
      case QUERY -> redirectTo("authorized", open(target.uri()) + query);
      case FORM_POST -> success("authorized", formPost.answer(open(target.uri()), query));
    };
  }

  private Reply success(String name, Answer page) {
    return new Reply.Success(this, name, page.status(), page.headers(), page.body());
  }

  @Override
  protected Answer carried(RedirectTarget target, Answer redirect) {
    return switch (target.mode()) {
      case QUERY -> redirect;
      case FORM_POST -> posted(open(target.uri()), redirect.headers().get("Location"));
    };
  }

  private Answer posted(String address, String location) {
    return formPost.answer(address, location.substring(address.length()));
  }
}
