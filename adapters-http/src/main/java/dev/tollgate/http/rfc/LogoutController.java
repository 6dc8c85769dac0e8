package dev.tollgate.http.rfc;

import dev.tollgate.application.logout.CheckLogoutRequest;
import dev.tollgate.application.logout.CheckedLogout;
import dev.tollgate.application.logout.LogoutRequest;
import dev.tollgate.application.signin.SignOut;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.LogoutRefusal;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.RedirectLayer;
import dev.tollgate.http.browser.Continuation;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
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
import java.util.Optional;
import java.util.Set;

/**
 * Lets a client send a user here to sign out (OpenID Connect RP-Initiated Logout, 2). It happens at
 * once if the client shows an ID token of the user who is signed in; otherwise the user is asked.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogoutController implements Continuation {

  static final String PATH = "/oauth2/logout";

  private final CheckLogoutRequest checkLogoutRequest;
  private final SignOut signOut;
  private final Visitors visitors;
  private final PersonalPages pages;
  private final AuthorizationErrors errors;
  private final Exit exit;

  LogoutController(
      CheckLogoutRequest checkLogoutRequest,
      SignOut signOut,
      Visitors visitors,
      PersonalPages pages,
      AuthorizationErrors errors,
      Exit exit) {
    this.checkLogoutRequest = checkLogoutRequest;
    this.signOut = signOut;
    this.visitors = visitors;
    this.pages = pages;
    this.errors = errors;
    this.exit = exit;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public List<String> redirects(String query) {
    return check(query).fold(it -> it.redirectUri().stream().toList(), _ -> List.of());
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> get(HttpRequest<?> request) {
    return exit.answer(request, read -> signOut(read, read.query()));
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> post(HttpRequest<?> request) {
    return exit.answer(request, read -> errors.comeBack(read, "logout-posted", PATH));
  }

  private Result<CheckedLogout, LogoutRefusal> check(String query) {
    Fields fields = BodyReader.authorization(query, Set.of()).fields();
    return checkLogoutRequest.check(
        new LogoutRequest(
            fields.get("id_token_hint"),
            fields.get("client_id"),
            fields.get("post_logout_redirect_uri"),
            fields.get("state")));
  }

  private Reply signOut(Request request, String query) {
    return check(query).fold(checked -> signOut(request, query, checked), errors::refuse);
  }

  private Reply signOut(Request request, String query, CheckedLogout checked) {
    Visitor visitor = visitors.of(request);
    if (visitor.signedIn().isPresent()) {
      UserId user = visitor.signedIn().get().user().id();
      if (!checked.user().equals(Optional.of(user))) {
        return pages.redirect(errors, "logout-asked", new ContinueTo(PATH, query).signOut());
      }
      boolean _ = signOut.signOut(visitor.secret());
    }
    return checked
        .redirectUri()
        .map(uri -> errors.redirectTo("signed-out", location(uri, checked.state())))
        .orElseGet(() -> pages.redirect(errors, "signed-out", ContinueTo.SIGN_OUT));
  }

  private static String location(String uri, Optional<String> state) {
    return state
        .map(it -> RedirectLayer.open(uri) + "state=" + RedirectLayer.encoded(it))
        .orElse(uri);
  }
}
