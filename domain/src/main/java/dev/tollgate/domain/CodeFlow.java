package dev.tollgate.domain;

import java.util.List;
import java.util.Optional;

/**
 * How users authorize a client (RFC 6749, 4.1).
 *
 * @param redirectUris where they are sent afterwards; none if the client has no users
 * @param postLogoutRedirectUris where they may be sent after signing out
 * @param forEveryone whether users of every enterprise may authorize it; otherwise only those of
 *     its own
 * @param pkceRequired whether each request needs a code challenge (RFC 7636)
 * @param asksConsent whether users are asked; otherwise signing in is enough
 * @param anyLocalhostPort whether the port of {@code http://localhost} may differ, as that of a
 *     loopback address always may (RFC 8252, 7.3)
 * @param icon what users know it by
 */
public record CodeFlow(
    List<RedirectUri> redirectUris,
    List<RedirectUri> postLogoutRedirectUris,
    boolean forEveryone,
    boolean pkceRequired,
    boolean asksConsent,
    boolean anyLocalhostPort,
    Optional<Icon> icon) {

  /** Of a client without users. */
  public static final CodeFlow NONE = new CodeFlow(List.of(), List.of(), false, true, true, false);

  public CodeFlow {
    redirectUris = List.copyOf(redirectUris);
    postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
  }

  /** Without an icon. */
  public CodeFlow(
      List<RedirectUri> redirectUris,
      List<RedirectUri> postLogoutRedirectUris,
      boolean forEveryone,
      boolean pkceRequired,
      boolean asksConsent,
      boolean anyLocalhostPort) {
    this(
        redirectUris,
        postLogoutRedirectUris,
        forEveryone,
        pkceRequired,
        asksConsent,
        anyLocalhostPort,
        Optional.empty());
  }

  /** Whether a user may be sent to this address. */
  public boolean redirectsTo(String uri, RedirectMatch match) {
    return redirectUris.stream()
        .anyMatch(
            it ->
                switch (match) {
                  case EXACT -> it.value().equals(uri) && it.isEncryptedOrLocal();
                  case ANY_LOOPBACK_PORT -> it.matches(uri, anyLocalhostPort);
                  case SUB_PATHS -> it.covers(uri);
                });
  }

  /** Whether a user may be sent to this address after signing out. */
  public boolean redirectsAfterLogoutTo(String uri) {
    return postLogoutRedirectUris.stream().anyMatch(it -> it.value().equals(uri));
  }
}
