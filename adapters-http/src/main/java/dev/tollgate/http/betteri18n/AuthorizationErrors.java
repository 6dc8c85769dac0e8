package dev.tollgate.http.betteri18n;

import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.domain.refusal.AuthorizationClientUnknown;
import dev.tollgate.domain.refusal.ConnectionRefusal;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.RedirectTargetRefusal;
import dev.tollgate.domain.refusal.RedirectUriMissing;
import dev.tollgate.domain.refusal.RedirectUriUnregistered;
import dev.tollgate.domain.refusal.ResponseTypeUnsupported;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.RedirectLayer;
import dev.tollgate.http.authorize.RedirectedFailure;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.PersonalPages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the authorization endpoint: pages, or redirects to the client. */
@Singleton
final class AuthorizationErrors extends RedirectLayer {

  AuthorizationErrors(PersonalPages pages) {
    super("better-i18n", "authorization", List.of(AuthorizationController.PATH), pages);
  }

  @Override
  public Reply fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> reply("authorization-not-found");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          reply("authorization-method-not-allowed", Map.of("allow", allowed));
      case Fault.BodyTooLarge() -> reply("authorization-body-too-large");
      case Fault.UnsupportedMediaType() -> reply("authorization-unsupported-media-type");
      case Fault.TargetTooLong() -> reply("authorization-uri-too-long");
      case Fault.HeadersTooLong() -> reply("authorization-headers-too-long");
      case Fault.Unreadable() -> reply("authorization-unreadable");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean _) ->
          reply("authorization-too-many-requests", Map.of("retry_after", retryAfter));
      case Fault.Broken() -> reply("authorization-server-error");
      case Fault.Unavailable() -> reply("authorization-unavailable");
    };
  }

  @Override
  public Reply.Named refuse(FormRefusal refusal) {
    return switch (refusal) {
      case FormRefusal.Stale() -> reply("authorization-link-expired");
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
  Reply.Named refuse(ConnectionRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid _ -> redirect("authorization-fields-invalid");
      case ParameterInvalid _ -> redirect("authorization-parameter-invalid");
      case ResponseTypeUnsupported() -> redirect("authorization-unsupported-response-type");
      case ScopesRefused() -> redirect("authorization-invalid-scope");
      case GrantNotAllowed() -> redirect("authorization-grant-not-allowed");
      case EnterpriseInactive() -> redirect("authorization-enterprise-inactive");
      case AccessDenied() -> redirect("authorization-access-denied");
    };
  }

  @Override
  public Reply.Named refuse(RedirectedFailure failure) {
    return switch (failure) {
      case RedirectedFailure.Unavailable() -> redirect("authorization-redirect-unavailable");
      case RedirectedFailure.Broken() -> redirect("authorization-redirect-server-error");
    };
  }
}
