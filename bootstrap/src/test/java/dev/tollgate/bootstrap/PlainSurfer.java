package dev.tollgate.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;

/** HtmlUnit, which runs no script. */
final class PlainSurfer implements Surfer {

  private final String base;
  private final WebClient client = new WebClient();
  private final List<WebWindow> tabs = new ArrayList<>();
  private WebWindow tab;

  PlainSurfer(String base) {
    this.base = base;
    client.getOptions().setJavaScriptEnabled(false);
    client.getOptions().setCssEnabled(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    this.tab = client.getCurrentWindow();
    tabs.add(tab);
  }

  private interface Step {
    Object run() throws IOException;
  }

  private static void step(Step step) {
    try {
      Object _ = step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HtmlPage page() {
    Page page = tab.getEnclosedPage();
    return page instanceof HtmlPage html
        ? html
        : org.junit.jupiter.api.Assertions.fail(
            "no page: " + page.getWebResponse().getContentAsString());
  }

  @Override
  public void open(String path) {
    step(
        () -> {
          URL url = URI.create(base + path).toURL();
          return client.getPage(tab, new WebRequest(url));
        });
  }

  private HtmlInput field(String label) {
    return page().getByXPath("//label").stream()
        .map(HtmlLabel.class::cast)
        .filter(it -> text(it).equals(label))
        .map(it -> (HtmlInput) it.getLabeledElement())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + label + " on " + text()));
  }

  /** What is written in a label, without the state of the box in it. */
  private static String text(HtmlLabel label) {
    return label.asNormalizedText().replaceFirst("^(un)?checked ", "");
  }

  @Override
  public void fill(String label, String text) {
    field(label).setValue(text);
  }

  @Override
  public String value(String label) {
    return field(label).getValue();
  }

  @Override
  public void choose(String label, boolean ticked) {
    switch (field(label)) {
      case HtmlCheckBoxInput box -> box.setChecked(ticked);
      case HtmlRadioButtonInput radio -> radio.setChecked(ticked);
      case HtmlInput other -> throw new AssertionError(label + " is no choice: " + other);
    }
  }

  @Override
  public void press(String button) {
    press(button, page().getBody());
  }

  @Override
  public void press(String button, String item) {
    HtmlElement found =
        page().getByXPath("//li").stream()
            .map(HtmlElement.class::cast)
            .filter(it -> it.asNormalizedText().contains(item))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no item " + item + " on " + text()));
    press(button, found);
  }

  private void press(String button, HtmlElement within) {
    HtmlElement found =
        within.getByXPath(".//button").stream()
            .map(HtmlElement.class::cast)
            .filter(it -> it.asNormalizedText().equals(button))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + button + " on " + text()));
    step(found::click);
  }

  @Override
  public void follow(String link) {
    HtmlAnchor anchor = page().getAnchorByText(link);
    step(anchor::click);
  }

  /** Where a link leads. */
  String addressOf(String link) {
    return page().getAnchorByText(link).getHrefAttribute();
  }

  @Override
  public void back() {
    step(() -> tab.getHistory().back());
  }

  @Override
  public void newTab() {
    tab = client.openWindow(null, "tab" + tabs.size());
    tabs.add(tab);
  }

  @Override
  public void goToTab(int number) {
    tab = tabs.get(number);
  }

  @Override
  public String heading() {
    List<?> headings = page().getByXPath("//h1");
    return headings.size() == 1
        ? ((DomElement) headings.getFirst()).asNormalizedText()
        : org.junit.jupiter.api.Assertions.fail(headings.size() + " headings on " + text());
  }

  @Override
  public String text() {
    return page().asNormalizedText();
  }

  @Override
  public String location() {
    URL url = tab.getEnclosedPage().getUrl();
    return url.getFile();
  }

  @Override
  public void close() {
    client.close();
  }
}
