package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.AuthorizationStep.AskConsent;
import dev.tollgate.application.authorize.AuthorizationStep.NoCompany;
import dev.tollgate.application.authorize.CheckedRequest;
import dev.tollgate.http.Reply;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.browser.PersonalPages;
import dev.tollgate.http.browser.Visitor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The pages on which users decide what a client may do. */
@Singleton
final class ConsentPages {

  /** The purpose of the forms on these pages, which are bound to the request. */
  static final String PURPOSE = "consent";

  private final Forms forms;
  private final PersonalPages pages;
  private final AuthorizationErrors errors;

  ConsentPages(Forms forms, PersonalPages pages, AuthorizationErrors errors) {
    this.forms = forms;
    this.pages = pages;
    this.errors = errors;
  }

  /** The consent page, with a notice if the form was sent without a choice. */
  Reply ask(
      AskConsent ask,
      Visitor visitor,
      AuthorizationQuery query,
      CheckedRequest checked,
      String notice) {
    return pages.page(
        errors,
        "consent-form",
        visitor,
        "consent",
        Map.of(
            "client", checked.target().client().name().value(),
            "companies", ask.companies(),
            "scopes", ask.scopes(),
            "request", query.text(),
            "token", forms.token(visitor, PURPOSE, query.text()),
            "who", ask.visitor().user().email().value(),
            "next", here(query),
            "notyou", forms.token(visitor, Forms.SIGN_OUT, here(query)),
            "notice", notice),
        List.of(checked.target().uri()));
  }

  /** The page for a user who has no company that may authorize the client. */
  Reply noCompany(NoCompany no, Visitor visitor, AuthorizationQuery query, CheckedRequest checked) {
    return pages.page(
        errors,
        "no-company",
        visitor,
        "nocompany",
        Map.of(
            "client", checked.target().client().name().value(),
            "request", query.text(),
            "token", forms.token(visitor, PURPOSE, query.text()),
            "who", no.visitor().user().email().value(),
            "next", here(query),
            "notyou", forms.token(visitor, Forms.SIGN_OUT, here(query))),
        List.of(checked.target().uri()));
  }

  private static String here(AuthorizationQuery query) {
    return new ContinueTo(AuthorizationController.PATH, query.text()).target();
  }
}
