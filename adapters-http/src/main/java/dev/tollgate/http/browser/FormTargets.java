package dev.tollgate.http.browser;

import dev.tollgate.domain.RedirectUri;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the forms of a page lead. Browsers hold the redirects that follow a form against the page's
 * policy, too (CSP 3, {@code form-action}), so it names the client that is redirected to.
 */
final class FormTargets {

  private FormTargets() {}

  /** The policy of a page whose forms lead here, and from here to some addresses. */
  static String policy(List<String> redirectUris) {
    String targets =
        Stream.concat(Stream.of("'self'"), redirectUris.stream().map(RedirectUri::origin))
            .distinct()
            .collect(Collectors.joining(" "));
    return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action "
        + targets
        + "; frame-ancestors 'none'";
  }
}
