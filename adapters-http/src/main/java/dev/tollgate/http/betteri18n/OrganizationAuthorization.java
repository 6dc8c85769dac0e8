package dev.tollgate.http.betteri18n;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authorize.AskForOrganizations;
import dev.tollgate.application.authorize.AuthorizationRequest.Pkce;
import dev.tollgate.application.authorize.AuthorizationStep;
import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.CheckConnectionRequest;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.application.authorize.ConnectOrganizations;
import dev.tollgate.application.authorize.ConnectOrganizations.Choice;
import dev.tollgate.application.authorize.ConnectOrganizations.Outcome;
import dev.tollgate.application.authorize.ConnectionRequest;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.IssuedCode;
import dev.tollgate.application.authorize.RedirectRequest;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.authorize.RedirectTarget.ResponseMode;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessDenied;
import dev.tollgate.http.Reply;
import dev.tollgate.http.authorize.AuthorizationEndpoint;
import dev.tollgate.http.authorize.ConsentPages;
import dev.tollgate.http.authorize.RedirectLayer;
import dev.tollgate.http.authorize.Visit;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitors;
import dev.tollgate.http.pages.ConsentWording;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets users connect a client with organizations that they administer. */
@Singleton
final class OrganizationAuthorization extends AuthorizationEndpoint<Fields> {

  private static final String NOTHING_CHOSEN =
      "Choose at least one organization and one permission, or cancel.";

  private static final ConsentWording WORDING =
      new ConsentWording("Organizations", "organization", true, "", "Authorize", "Cancel");

  private final FindRedirectTarget findRedirectTarget;
  private final CheckConnectionRequest checkConnectionRequest;
  private final AskForOrganizations askForOrganizations;
  private final ConnectOrganizations connectOrganizations;
  private final ConsentPages consentPages;
  private final PersonalPages pages;
  private final AuthorizationErrors errors;
  private final BetterI18nSettings settings;

  OrganizationAuthorization(
      FindRedirectTarget findRedirectTarget,
      CheckConnectionRequest checkConnectionRequest,
      AskForOrganizations askForOrganizations,
      ConnectOrganizations connectOrganizations,
      Visitors visitors,
      ConsentPages consentPages,
      PersonalPages pages,
      AuthorizationErrors errors,
      BetterI18nSettings settings) {
    super(AuthorizationController.PATH, errors, visitors, consentPages, pages);
    this.findRedirectTarget = findRedirectTarget;
    this.checkConnectionRequest = checkConnectionRequest;
    this.askForOrganizations = askForOrganizations;
    this.connectOrganizations = connectOrganizations;
    this.consentPages = consentPages;
    this.pages = pages;
    this.errors = errors;
    this.settings = settings;
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
            ResponseMode.QUERY);
    return findRedirectTarget.find(request, BetterI18nSettings.CONTRACT).mapRefusal(errors::refuse);
  }

  @Override
  protected Set<String> repeatedFields() {
    return Set.of("scope", WORDING.field());
  }

  private Result<CheckedRequest, Reply.Named> check(Fields fields, RedirectTarget target) {
    ConnectionRequest request =
        new ConnectionRequest(
            fields.get("response_type"),
            fields.get("state"),
            fields.get("scope"),
            new Pkce(fields.get("code_challenge"), fields.get("code_challenge_method")));
    return checkConnectionRequest.check(request, target).mapRefusal(errors::refuse);
  }

  @Override
  protected Reply next(Request request, Fields fields, RedirectTarget target) {
    return check(fields, target)
        .fold(
            checked -> show(visit(request, request.query()), fields, checked, ""),
            error -> errors.to(target, error));
  }

  private Reply show(Visit visit, Fields fields, CheckedRequest checked, String notice) {
    return switch (askForOrganizations.next(checked, visit.visitor().signedIn())) {
      case AuthorizationStep.SignIn() -> signIn(visit, fields);
      case AskConsent ask ->
          consentPages.ask(errors, visit, checked.target(), ask, WORDING, notice);
      case AuthorizationStep.NoCompany no ->
          consentPages.noCompany(errors, visit, checked.target(), no);
      case AuthorizationStep.Granted _ ->
          throw new IllegalStateException("users are always asked here");
    };
  }

  @Override
  protected Reply decide(
      Visit visit, SignedIn user, Fields fields, RedirectTarget target, OAuthForm form) {
    return check(fields, target)
        .fold(
            checked -> decide(visit, user, fields, checked, form),
            error -> errors.to(target, error));
  }

  private Reply decide(
      Visit visit, SignedIn user, Fields fields, CheckedRequest checked, OAuthForm form) {
    if (!form.fields().get("decision").text().equals(Optional.of("allow"))) {
      return errors.to(
          checked.target(),
          Why.because(errors.refuse(new AccessDenied()), () -> Reasons.denied(user.user())));
    }
    Choice choice = new Choice(form.values(WORDING.field()), form.values("scope"));
    return switch (connectOrganizations.connect(checked, user, choice, settings.terms())) {
      case Outcome.Connected(IssuedCode code) -> connected(visit, checked.target(), code);
      case Outcome.NothingChosen() -> show(visit, fields, checked, NOTHING_CHOSEN);
      case Outcome.OrganizationInvalid() -> startAgain(visit);
    };
  }

  /** Only the link on this page leads back to the client. */
  private Reply connected(Visit visit, RedirectTarget target, IssuedCode code) {
    String address =
        RedirectLayer.open(target.uri())
            + "code="
            + code.text()
            + target.state().map(state -> "&state=" + RedirectLayer.encoded(state)).orElse("");
    return pages.page(
        errors,
        "connected",
        visit.visitor(),
        "connected",
        Map.of("client", target.client().name().value(), "address", address),
        List.of());
  }
}
