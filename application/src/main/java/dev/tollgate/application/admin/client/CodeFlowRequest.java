package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.RedirectUriMissing;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.RedirectUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How users are to authorize a new client, before it has been checked.
 *
 * @param redirectUris where users are sent afterwards
 * @param postLogoutRedirectUris where users may be sent after signing out
 * @param forEveryone whether users of other enterprises may authorize it, too
 * @param pkceOptional whether requests need no code challenge
 * @param skipsConsent whether users are not asked
 * @param anyLocalhostPort whether the port of {@code http://localhost} may differ
 * @param icon what users know it by, a file in Base64
 */
public record CodeFlowRequest(
    List<String> redirectUris,
    List<String> postLogoutRedirectUris,
    boolean forEveryone,
    boolean pkceOptional,
    boolean skipsConsent,
    boolean anyLocalhostPort,
    Optional<String> icon) {

  /** Of a client without users. */
  public static final CodeFlowRequest NONE =
      new CodeFlowRequest(List.of(), List.of(), false, false, false, false);

  public CodeFlowRequest {
    redirectUris = List.copyOf(redirectUris);
    postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
  }

  /** Without an icon. */
  public CodeFlowRequest(
      List<String> redirectUris,
      List<String> postLogoutRedirectUris,
      boolean forEveryone,
      boolean pkceOptional,
      boolean skipsConsent,
      boolean anyLocalhostPort) {
    this(
        redirectUris,
        postLogoutRedirectUris,
        forEveryone,
        pkceOptional,
        skipsConsent,
        anyLocalhostPort,
        Optional.empty());
  }

  Optional<RegisterClientRefusal> flaw(boolean isPublic, Set<GrantType> grants) {
    if (!equals(NONE) && !grants.contains(GrantType.AUTHORIZATION_CODE)) {
      return Optional.of(new RedirectUriMissing());
    }
    return CodeFlowChanges.invalidAmong(redirectUris, isPublic)
        .or(() -> CodeFlowChanges.invalidAmong(postLogoutRedirectUris, isPublic))
        .<RegisterClientRefusal>map(it -> it)
        .or(() -> icon.flatMap(CodeFlowChanges::flaw))
        .or(() -> CodeFlowChanges.tooMany(codeFlow()));
  }

  CodeFlow codeFlow() {
    return new CodeFlow(
        uris(redirectUris),
        uris(postLogoutRedirectUris),
        forEveryone,
        !pkceOptional,
        !skipsConsent,
        anyLocalhostPort,
        icon.map(Icon::new));
  }

  private static List<RedirectUri> uris(List<String> texts) {
    return texts.stream().distinct().map(RedirectUri::new).toList();
  }
}
