package dev.tollgate.http.people;

import dev.tollgate.application.signin.SignOut;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.Continuations;
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
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page where people sign out; <i>Not you?</i> on other pages sends its form here, too. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignOutController {

  static final String PATH = "/signout";

  private final SignOut signOut;
  private final Visitors visitors;
  private final Forms forms;
  private final NextPage nextPage;
  private final Continuations continuations;
  private final PersonalPages pages;
  private final PeopleErrors errors;
  private final Exit exit;

  SignOutController(
      SignOut signOut,
      Visitors visitors,
      Forms forms,
      NextPage nextPage,
      Continuations continuations,
      PersonalPages pages,
      PeopleErrors errors,
      Exit exit) {
    this.signOut = signOut;
    this.visitors = visitors;
    this.forms = forms;
    this.nextPage = nextPage;
    this.continuations = continuations;
    this.pages = pages;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> show(HttpRequest<?> request) {
    return exit.answer(
        request,
        read ->
            nextPage
                .read(BodyReader.query(read).get(NextPage.PARAMETER))
                .fold(next -> page(visitors.of(read), next, ""), errors::refuse));
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> signOut(HttpRequest<?> request) {
    return exit.answer(
        request,
        read ->
            BodyReader.readOAuth(read, Set.of()).fold(form -> signOut(read, form), errors::fail));
  }

  private Reply signOut(Request request, OAuthForm form) {
    return nextPage
        .read(form.fields().get(NextPage.PARAMETER))
        .fold(next -> signOut(request, form, next), errors::refuse);
  }

  private Reply signOut(Request request, OAuthForm form, Optional<ContinueTo> next) {
    Visitor visitor = visitors.of(request);
    return forms
        .refusal(request, visitor, form, Forms.SIGN_OUT, target(next))
        .map(refusal -> refuse(refusal, visitor, next))
        .orElseGet(
            () -> {
              boolean _ = signOut.signOut(visitor.secret());
              return pages.forgetting(signedOut(next));
            });
  }

  private Reply refuse(FormRefusal refusal, Visitor visitor, Optional<ContinueTo> next) {
    return switch (refusal) {
      case FormRefusal.Stale() when visitor.signedIn().isEmpty() -> signedOut(next);
      case FormRefusal.Stale() ->
          errors.refuse(refusal).shownOn(sentence -> page(visitor, next, sentence));
      case FormRefusal.ForeignOrigin() -> errors.refuse(refusal);
    };
  }

  private Reply.Success signedOut(Optional<ContinueTo> next) {
    return pages.redirect(errors, "signed-out", next.map(ContinueTo::target).orElse(PATH));
  }

  private Reply.Success page(Visitor visitor, Optional<ContinueTo> next, String notice) {
    return pages.page(
        errors,
        "sign-out-form",
        visitor,
        "signout",
        Map.of(
            "token", forms.token(visitor, Forms.SIGN_OUT, target(next)),
            "next", target(next),
            "who", visitor.signedIn().map(SignedIn::user).map(it -> it.email().value()).orElse(""),
            "notice", notice),
        next.map(continuations::redirects).orElse(List.of()));
  }

  private static String target(Optional<ContinueTo> next) {
    return next.map(ContinueTo::target).orElse("");
  }
}
