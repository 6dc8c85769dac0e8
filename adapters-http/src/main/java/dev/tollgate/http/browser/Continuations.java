package dev.tollgate.http.browser;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that people may be sent back to. */
@Singleton
public final class Continuations {

  /**
   * A path of unreserved characters in plain segments, and a query of what URLs may hold.
   * Possessive groups, because others take some stack for each segment.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<path>(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*+)++)(?:\\?(?<query>[!-~&&[^#\\\\<>\"]]*))?");

  private final List<Continuation> pages;

  Continuations(Collection<Continuation> pages) {
    this.pages = List.copyOf(pages);
  }

  /** Empty for text that does not name one of these pages. */
  public Optional<ContinueTo> parse(String target) {
    Matcher form = FORM.matcher(target);
    if (!form.matches() || page(form.group("path")).isEmpty()) {
      return Optional.empty();
    }
    String query = form.group("query");
    return Optional.of(new ContinueTo(form.group("path"), query == null ? "" : query));
  }

  /** Where the page that somebody continues to may redirect at once. */
  public List<String> redirects(ContinueTo next) {
    return page(next.path()).map(page -> page.redirects(next.query())).orElse(List.of());
  }

  private Optional<Continuation> page(String path) {
    return pages.stream().filter(page -> page.path().equals(path)).findFirst();
  }
}
