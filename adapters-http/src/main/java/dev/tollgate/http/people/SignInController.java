package dev.tollgate.http.people;

import dev.tollgate.application.signin.SignIn;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.refusal.SignInBusy;
import dev.tollgate.domain.refusal.SignInFailed;
import dev.tollgate.domain.refusal.SignInLimited;
import dev.tollgate.domain.refusal.SignInRefusal;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.Continuations;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.limit.Callers;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page where people sign in with email and password. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {

  private static final String PURPOSE = "sign-in";

  private final SignIn signIn;
  private final Visitors visitors;
  private final Forms forms;
  private final NextPage nextPage;
  private final Continuations continuations;
  private final Callers callers;
  private final PersonalPages pages;
  private final PeopleErrors errors;
  private final Exit exit;

  SignInController(
      SignIn signIn,
      Visitors visitors,
      Forms forms,
      NextPage nextPage,
      Continuations continuations,
      Callers callers,
      PersonalPages pages,
      PeopleErrors errors,
      Exit exit) {
    this.signIn = signIn;
    this.visitors = visitors;
    this.forms = forms;
    this.nextPage = nextPage;
    this.continuations = continuations;
    this.callers = callers;
    this.pages = pages;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = ContinueTo.SIGN_IN, produces = MediaType.ALL)
  HttpResponse<?> show(HttpRequest<?> request) {
    return exit.answer(request, this::show);
  }

  private Reply show(Request request) {
    Fields query = BodyReader.query(request);
    return nextPage
        .read(query.get(NextPage.PARAMETER), AppsController.HERE)
        .fold(next -> show(request, query, next), errors::refuse);
  }

  private Reply show(Request request, Fields query, ContinueTo next) {
    Visitor visitor = visitors.of(request);
    return visitor.signedIn().isPresent() && !query.has("again")
        ? goOn(next)
        : form(new Filled(visitor, next, query.get("email").text().orElse("")), Optional.empty());
  }

  @Post(uri = ContinueTo.SIGN_IN, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> signIn(HttpRequest<?> request) {
    return exit.answer(request, this::signIn);
  }

  private Reply signIn(Request request) {
    return BodyReader.readOAuth(request, Set.of())
        .fold(form -> signIn(request, form), errors::fail);
  }

  private Reply signIn(Request request, OAuthForm form) {
    return nextPage
        .read(form.fields().get(NextPage.PARAMETER), AppsController.HERE)
        .fold(next -> signIn(request, form, next), errors::refuse);
  }

  private Reply signIn(Request request, OAuthForm form, ContinueTo next) {
    Visitor visitor = visitors.of(request);
    String email = form.fields().get("email").text().orElse("");
    Password password = new Password(form.fields().get("password").text().orElse(""));
    Filled filled = new Filled(visitor, next, email);
    Optional<FormRefusal> refusal = forms.refusal(request, visitor, form, PURPOSE, next.target());
    if (refusal.isPresent()) {
      return refuse(refusal.get(), filled);
    }
    return signIn
        .signIn(email, password, callers.keyOf(request), Optional.of(visitor.secret()))
        .fold(secret -> signedIn(secret, next), it -> refuse(it, filled));
  }

  /** What was filled in; a password is never shown again. */
  private record Filled(Visitor visitor, ContinueTo next, String email) {}

  private Reply signedIn(BrowserSecret secret, ContinueTo next) {
    return pages.holding(secret, pages.redirect(errors, "signed-in", next.target()));
  }

  private Reply goOn(ContinueTo next) {
    return pages.redirect(errors, "already-signed-in", next.target());
  }

  /** Somebody who has signed in since, in another tab or by pressing twice, continues. */
  private Reply refuse(FormRefusal refusal, Filled filled) {
    return switch (refusal) {
      case FormRefusal.Stale() when filled.visitor().signedIn().isPresent() -> goOn(filled.next());
      case FormRefusal.Stale() ->
          errors
              .refuse(refusal)
              .shownOn(sentence -> form(filled, Optional.of(new Notice(sentence, ""))));
      case FormRefusal.ForeignOrigin() -> errors.refuse(refusal);
    };
  }

  private Reply refuse(SignInRefusal refusal, Filled filled) {
    String detail =
        switch (refusal) {
          case SignInFailed _, SignInBusy _ -> "";
          case SignInLimited(long retryAfter) -> "Try again in " + minutes(retryAfter) + ".";
        };
    return errors
        .refuse(refusal)
        .shownOn(sentence -> form(filled, Optional.of(new Notice(sentence, detail))));
  }

  private static String minutes(long seconds) {
    long minutes = seconds / 60;
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  private Reply.Success form(Filled filled, Optional<Notice> notice) {
    return pages.page(
        errors,
        "sign-in-form",
        filled.visitor(),
        "signin",
        Map.of(
            "token", forms.token(filled.visitor(), PURPOSE, filled.next().target()),
            "next", filled.next().target(),
            "email", filled.email(),
            "notice", notice.map(Notice::sentence).orElse(""),
            "detail", notice.map(Notice::detail).orElse("")),
        continuations.redirects(filled.next()));
  }

  /** What is said above the form. */
  private record Notice(String sentence, String detail) {}
}
