package dev.tollgate.http.authorize;

import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.AuthorizationStep.NoCompany;
import dev.tollgate.application.authorize.RedirectTarget;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.FormRefusal;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.pages.ConsentWording;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages on which users decide what a client may do. */
@Singleton
public final class ConsentPages {

  /** The purpose of the forms on these pages, which are bound to the endpoint and the request. */
  private static final String PURPOSE = "consent";

  private final Forms forms;
  private final PersonalPages pages;

  ConsentPages(Forms forms, PersonalPages pages) {
    this.forms = forms;
    this.pages = pages;
  }

  /** The consent page, with a notice if the form was sent without a choice. */
  public Reply ask(
      Layer layer,
      Visit visit,
      RedirectTarget target,
      AskConsent ask,
      ConsentWording wording,
      String notice) {
    Map<String, Object> facts = facts(visit, target, ask.visitor());
    facts.put("companies", ask.companies());
    facts.put("chosen", ask.chosen().map(CompanyId::value).orElse(""));
    facts.put("scopes", ask.scopes());
    facts.put("wording", wording);
    facts.put("notice", notice);
    return page(layer, "consent-form", visit, "consent", facts, target);
  }

  /** The page for a user who has no company that may authorize the client. */
  public Reply noCompany(Layer layer, Visit visit, RedirectTarget target, NoCompany no) {
    return page(
        layer, "no-company", visit, "nocompany", facts(visit, target, no.visitor()), target);
  }

  private Map<String, Object> facts(Visit visit, RedirectTarget target, SignedIn user) {
    String here = visit.here().target();
    return new HashMap<>(
        Map.of(
            "client", target.client().name().value(),
            "icon", icon(target).orElse(""),
            "action", visit.consent(),
            "request", visit.query(),
            "token", forms.token(visit.visitor(), PURPOSE, here),
            "who", user.user().email().value(),
            "next", here,
            "notyou", forms.token(visit.visitor(), Forms.SIGN_OUT, here)));
  }

  private Reply page(
      Layer layer,
      String name,
      Visit visit,
      String template,
      Map<String, Object> facts,
      RedirectTarget target) {
    Reply.Success page =
        pages.page(layer, name, visit.visitor(), template, facts, List.of(target.uri()));
    return icon(target).isPresent() ? pages.showingData(page) : page;
  }

  /** The icon of the client as an address (RFC 2397). */
  private static Optional<String> icon(RedirectTarget target) {
    return target
        .client()
        .codeFlow()
        .icon()
        .map(icon -> "data:" + icon.mediaType() + ";base64," + icon.base64());
  }

  /** Why a form must not be accepted; empty if it was on one of these pages in this browser. */
  Optional<FormRefusal> refusal(Request request, Visit visit, OAuthForm form) {
    return forms.refusal(request, visit.visitor(), form, PURPOSE, visit.here().target());
  }
}
