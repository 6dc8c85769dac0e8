package dev.tollgate.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** The browser of a user who signs in and allows or denies wherever a page asks for it. */
final class UserBrowser implements AutoCloseable {

  private final WebClient client = new WebClient();
  private final CodeFlowClient app;
  private int signIns;

  UserBrowser(CodeFlowClient app) {
    this.app = app;
    client.getOptions().setJavaScriptEnabled(false);
    client.getOptions().setCssEnabled(false);
    client.getOptions().setUseInsecureSSL(true);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
  }

  /** How often a page has asked for the password. */
  int signIns() {
    return signIns;
  }

  /** Where the user gets to by allowing everything. */
  Page visit(String url) {
    return visit(url, "Allow");
  }

  /** Where the user gets to by this button of the consent page. */
  Page visit(String url, String decision) {
    try {
      Page page = client.getPage(url);
      while (page instanceof HtmlPage form && isAsked(form)) {
        page = answer(form, decision);
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAsked(HtmlPage page) {
    return page.getTitleText().startsWith("Sign in -")
        || page.getTitleText().startsWith("Sign out -")
        || page.getTitleText().endsWith("wants access - Tollgate");
  }

  private Page answer(HtmlPage page, String decision) throws IOException {
    if (page.getTitleText().startsWith("Sign in -")) {
      signIns++;
      ((HtmlInput) page.getHtmlElementById("email")).setValue(app.user.email().value());
      ((HtmlInput) page.getHtmlElementById("password")).setValue(CodeFlowClient.PASSWORD);
      return button(page, "Sign in").click();
    }
    return button(page, page.getTitleText().startsWith("Sign out -") ? "Sign out" : decision)
        .click();
  }

  /** What the user reads after that. */
  String read(String url) {
    return text(visit(url));
  }

  static String text(Page page) {
    return page.getWebResponse().getContentAsString();
  }

  /** Where a redirect leads that the browser does not follow. */
  String redirect(String url) {
    client.getOptions().setRedirectEnabled(false);
    try {
      return client.getPage(url).getWebResponse().getResponseHeaderValue("Location");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      client.getOptions().setRedirectEnabled(true);
    }
  }

  /** Ends a session that an application keeps by this cookie. */
  void forget(String cookie) {
    client.getCookieManager().removeCookie(client.getCookieManager().getCookie(cookie));
  }

  private static HtmlButton button(HtmlPage page, String name) {
    return page.<HtmlButton>getByXPath("//button").stream()
        .filter(it -> it.asNormalizedText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + name + " in " + page.asXml()));
  }

  @Override
  public void close() {
    client.close();
  }
}
