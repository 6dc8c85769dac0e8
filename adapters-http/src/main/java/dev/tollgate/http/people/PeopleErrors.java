package dev.tollgate.http.people;

import dev.tollgate.domain.refusal.SignInBusy;
import dev.tollgate.domain.refusal.SignInFailed;
import dev.tollgate.domain.refusal.SignInLimited;
import dev.tollgate.domain.refusal.SignInRefusal;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.PageLayer;
import dev.tollgate.http.browser.PersonalPages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the pages for people. */
@Singleton
final class PeopleErrors extends PageLayer {

  PeopleErrors(PersonalPages pages) {
    super(
        "people", "people", List.of(ContinueTo.SIGN_IN, SignOutController.PATH, "/account"), pages);
  }

  @Override
  public Reply fail(Fault fault) {
    return plain(fault);
  }

  @Override
  public Reply.Named refuse(FormRefusal refusal) {
    return switch (refusal) {
      case FormRefusal.Stale() -> reply("form-stale");
      case FormRefusal.ForeignOrigin() -> reply("form-foreign");
    };
  }

  Reply.Named refuse(SignInRefusal refusal) {
    return switch (refusal) {
      case SignInFailed _ -> reply("sign-in-failed");
      case SignInLimited(long retryAfter) ->
          reply("sign-in-limited", Map.of("retry_after", retryAfter));
      case SignInBusy() -> reply("sign-in-busy");
    };
  }

  Reply refuse(LinkRefusal refusal) {
    return switch (refusal) {
      case LinkRefusal.ContinueInvalid() -> reply("continue-invalid");
    };
  }
}
