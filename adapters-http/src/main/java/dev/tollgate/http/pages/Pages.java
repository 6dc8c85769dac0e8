package dev.tollgate.http.pages;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.reference.ErrorReference;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes pages from the templates, which escape whatever they are given. */
@Singleton
public final class Pages {

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, Pages.class.getPackageName() + ".templates");

  private final String base;

  /** Pages whose links begin with the path of the issuer. */
  public Pages(Issuer issuer) {
    this.base = issuer.path();
  }

  public Publication front(FrontPage front) {
    return Publication.page(html("front", Map.of("front", front)));
  }

  public Publication errors(List<ErrorReference> references) {
    return Publication.page(html("errors", Map.of("references", references)));
  }

  public Publication errors(ErrorReference reference) {
    return Publication.page(
        html("contract", Map.of("reference", reference, "groups", ErrorGroup.of(reference))));
  }

  /**
   * A form for each endpoint.
   *
   * @param description the path of what describes them
   */
  public Publication docs(String description) {
    return Publication.askingPage(html("docs", Map.of("description", description)));
  }

  /**
   * A page in the place of an answer, with all of its headers but the type.
   *
   * @param reference where the error is described
   */
  public Answer error(Answer answer, String sentence, String reference) {
    String html =
        html(
            "error",
            Map.of("status", answer.status(), "sentence", sentence, "reference", reference));
    TreeMap<String, String> headers = new TreeMap<>(answer.headers());
    headers.putAll(Publication.GUARDED);
    headers.put("Content-Type", Publication.HTML);
    return new Answer(answer.status(), headers, html.getBytes(StandardCharsets.UTF_8));
  }

  /** A page for one person: a template of this server filled with facts. */
  public byte[] personal(String template, Map<String, Object> facts) {
    return html(template, facts).getBytes(StandardCharsets.UTF_8);
  }

  private String html(String template, Map<String, Object> facts) {
    StringOutput html = new StringOutput();
    Map<String, Object> all = new HashMap<>(facts);
    all.put("base", base);
    engine.render(template + ".jte", all, html);
    return html.toString();
  }
}
