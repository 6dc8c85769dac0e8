package dev.tollgate.http.browser;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
        Stream.concat(
                Stream.of("'self'"), redirectUris.stream().flatMap(uri -> source(uri).stream()))
            .distinct()
            .collect(Collectors.joining(" "));
    return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action "
        + targets
        + "; frame-ancestors 'none'";
  }

  /** The origin of an address, or its scheme if that is not of the web. */
  private static Optional<String> source(String redirectUri) {
    URI uri = URI.create(redirectUri);
    boolean web = uri.getScheme().equals("https") || uri.getScheme().equals("http");
    return web
        ? Optional.ofNullable(uri.getRawAuthority()).map(it -> uri.getScheme() + "://" + it)
        : Optional.of(uri.getScheme() + ":");
  }
}
