package dev.tollgate.http.dnsimple;

import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.domain.refusal.AccountAuthorizationRefusal;
import dev.tollgate.domain.refusal.AuthorizationClientUnknown;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.RedirectTargetRefusal;
import dev.tollgate.domain.refusal.RedirectUriMissing;
import dev.tollgate.domain.refusal.RedirectUriUnregistered;
import dev.tollgate.domain.refusal.ResponseTypeUnsupported;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.RedirectLayer;
import dev.tollgate.http.authorize.RedirectedFailure;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.PersonalPages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the authorization endpoint. */
@Singleton
final class AuthorizationErrors extends RedirectLayer {

  AuthorizationErrors(PersonalPages pages) {
    super(
        DnsimpleSettings.CONTRACT.name(),
        "authorization",
        List.of(AuthorizationController.PATH),
        pages);
  }

  @Override
  public Reply fail(Fault fault) {
    return DnsimpleErrors.named(this, fault);
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

  /** A redirect that has yet to be {@linkplain #to sent} to a client. */
  Reply.Named refuse(AccountAuthorizationRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          redirect(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "authorization-parameter-missing";
                case NOT_A_STRING -> "authorization-parameter-not-plain";
              },
              DnsimpleErrors.factsOf(problems));
      case ParameterInvalid(String parameter) ->
          redirect("authorization-parameter-invalid", Map.of("parameter", parameter));
      case ResponseTypeUnsupported() -> redirect("authorization-unsupported-response-type");
      case GrantNotAllowed() -> redirect("authorization-grant-not-allowed");
      case EnterpriseInactive() -> redirect("authorization-enterprise-inactive");
      case AccessDenied() -> redirect("authorization-access-denied");
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

  /** The way back with a code (RFC 6749, 4.1.2). */
  Reply authorized(IssuedCode code, RedirectTarget target) {
    return redirectTo("authorized", open(target.uri()) + state(target) + "code=" + code.text());
  }
}
