package dev.tollgate.http.people;

import dev.tollgate.application.apps.ConnectedApp;
import dev.tollgate.application.apps.DisconnectApp;
import dev.tollgate.application.apps.ListApps;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Scope;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.Continuation;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.pages.AppRow;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page where people see which apps may act for them, and disconnect them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppsController implements Continuation {

  static final String PATH = "/account/apps";
  static final ContinueTo HERE = new ContinueTo(PATH, "");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final String PURPOSE = "disconnect";

  private final ListApps listApps;
  private final DisconnectApp disconnectApp;
  private final Visitors visitors;
  private final Forms forms;
  private final PersonalPages pages;
  private final PeopleErrors errors;
  private final Exit exit;

  AppsController(
      ListApps listApps,
      DisconnectApp disconnectApp,
      Visitors visitors,
      Forms forms,
      PersonalPages pages,
      PeopleErrors errors,
      Exit exit) {
    this.listApps = listApps;
    this.disconnectApp = disconnectApp;
    this.visitors = visitors;
    this.forms = forms;
    this.pages = pages;
    this.errors = errors;
    this.exit = exit;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> show(HttpRequest<?> request) {
    return exit.answer(request, this::show);
  }

  private Reply show(Request request) {
    Visitor visitor = visitors.of(request);
    return visitor
        .signedIn()
        .<Reply>map(signedIn -> page(visitor, signedIn, ""))
        .orElseGet(this::signInFirst);
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> disconnect(HttpRequest<?> request) {
    return exit.answer(
        request,
        read ->
            BodyReader.readOAuth(read, Set.of())
                .fold(form -> disconnect(read, form), errors::fail));
  }

  private Reply disconnect(Request request, OAuthForm form) {
    Visitor visitor = visitors.of(request);
    Optional<FormRefusal> refusal = forms.refusal(request, visitor, form, PURPOSE, PATH);
    if (refusal.isPresent()) {
      return refuse(refusal.get(), visitor);
    }
    return visitor
        .signedIn()
        .map(signedIn -> disconnect(signedIn, form))
        .orElseGet(this::signInFirst);
  }

  /** What is not there, or not there any more, is disconnected already. */
  private Reply disconnect(SignedIn signedIn, OAuthForm form) {
    boolean _ =
        form.fields()
            .get("grant")
            .text()
            .flatMap(GrantId::parse)
            .filter(grant -> disconnectApp.disconnect(signedIn.user().id(), grant))
            .isPresent();
    return pages.redirect(errors, "disconnected", PATH);
  }

  private Reply refuse(FormRefusal refusal, Visitor visitor) {
    return switch (refusal) {
      case FormRefusal.Stale() ->
          visitor
              .signedIn()
              .<Reply>map(
                  signedIn ->
                      errors.refuse(refusal).shownOn(sentence -> page(visitor, signedIn, sentence)))
              .orElseGet(this::signInFirst);
      case FormRefusal.ForeignOrigin() -> errors.refuse(refusal);
    };
  }

  private Reply signInFirst() {
    return pages.redirect(errors, "sign-in-first", HERE.signIn());
  }

  private Reply.Success page(Visitor visitor, SignedIn signedIn, String notice) {
    List<AppRow> apps =
        listApps.list(signedIn.user().id()).stream().map(AppsController::row).toList();
    return pages.page(
        errors,
        "connected-apps",
        visitor,
        "apps",
        Map.of(
            "token", forms.token(visitor, PURPOSE, PATH),
            "notyou", forms.token(visitor, Forms.SIGN_OUT, PATH),
            "who", signedIn.user().email().value(),
            "apps", apps,
            "notice", notice),
        List.of());
  }

  private static AppRow row(ConnectedApp app) {
    LocalDate since = LocalDate.ofInstant(app.grant().createdAt(), ZoneOffset.UTC);
    return new AppRow(
        app.grant().id().value(),
        app.client(),
        app.company(),
        since.toString(),
        DATE.format(since),
        app.grant().scopes().values().stream().map(Scope::value).toList());
  }
}
