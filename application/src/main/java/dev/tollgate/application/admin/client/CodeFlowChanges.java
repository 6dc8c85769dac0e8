package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.client.ClientRefusal.CodeFlowNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.IconInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUriInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUrisNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUrisTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.UpdateClientRefusal;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changes about how users authorize a client; what is empty stays as it is.
 *
 * @param redirectUris where users are sent afterwards
 * @param postLogoutRedirectUris where users may be sent after signing out
 * @param forEveryone whether users of other enterprises may authorize it, too
 * @param pkceRequired whether each request needs a code challenge
 * @param skipsConsent whether users are not asked
 * @param anyLocalhostPort whether the port of {@code http://localhost} may differ
 * @param icon what users know it by, a file in Base64
 */
public record CodeFlowChanges(
    Uris redirectUris,
    Uris postLogoutRedirectUris,
    Optional<Boolean> forEveryone,
    Optional<Boolean> pkceRequired,
    Optional<Boolean> skipsConsent,
    Optional<Boolean> anyLocalhostPort,
    OptionalChange<String> icon) {

  /** The most redirect URIs of a client, and as many for after signing out. */
  private static final int MOST = 32;

  /** Addresses to add and to remove. */
  public record Uris(List<String> add, List<String> remove) {

    public static final Uris NONE = new Uris(List.of(), List.of());

    public Uris {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }

    private List<String> lackedBy(List<RedirectUri> held) {
      List<String> texts = held.stream().map(RedirectUri::value).toList();
      return remove.stream().filter(uri -> !texts.contains(uri)).toList();
    }

    private List<RedirectUri> of(List<RedirectUri> old) {
      Stream<RedirectUri> kept = old.stream().filter(uri -> !remove.contains(uri.value()));
      return Stream.concat(kept, add.stream().map(RedirectUri::new)).distinct().toList();
    }
  }

  public static final CodeFlowChanges NOTHING =
      new CodeFlowChanges(
          Uris.NONE,
          Uris.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new OptionalChange.Unchanged<>());

  /** The code flow of a client with these changes. */
  Result<CodeFlow, UpdateClientRefusal> of(Client client) {
    CodeFlow old = client.codeFlow();
    if (equals(NOTHING)) {
      return Result.ok(old);
    }
    if (!client.grants().contains(GrantType.AUTHORIZATION_CODE)) {
      return Result.refused(new CodeFlowNotUsed(client.id()));
    }
    List<String> lacking =
        Stream.concat(
                redirectUris.lackedBy(old.redirectUris()).stream(),
                postLogoutRedirectUris.lackedBy(old.postLogoutRedirectUris()).stream())
            .toList();
    if (!lacking.isEmpty()) {
      return Result.refused(new RedirectUrisNotAssigned(client.id(), lacking));
    }
    boolean isPublic = client.authentication() instanceof ClientAuthentication.None;
    Optional<RedirectUriInvalid> invalid =
        invalidAmong(redirectUris.add(), isPublic)
            .or(() -> invalidAmong(postLogoutRedirectUris.add(), isPublic));
    if (invalid.isPresent()) {
      return Result.refused(invalid.get());
    }
    Optional<IconInvalid> noIcon = icon.replacement().flatMap(CodeFlowChanges::flaw);
    if (noIcon.isPresent()) {
      return Result.refused(noIcon.get());
    }
    CodeFlow changed = changed(old);
    return tooMany(changed)
        .<Result<CodeFlow, UpdateClientRefusal>>map(Result::refused)
        .orElseGet(() -> Result.ok(changed));
  }

  private CodeFlow changed(CodeFlow old) {
    return new CodeFlow(
        redirectUris.of(old.redirectUris()),
        postLogoutRedirectUris.of(old.postLogoutRedirectUris()),
        forEveryone.orElse(old.forEveryone()),
        pkceRequired.orElse(old.pkceRequired()),
        skipsConsent.map(skips -> !skips).orElse(old.asksConsent()),
        anyLocalhostPort.orElse(old.anyLocalhostPort()),
        icon.of(old.icon(), Icon::new));
  }

  static Optional<IconInvalid> flaw(String icon) {
    return Icon.flaw(icon).map(IconInvalid::new);
  }

  /** The first to which users may not be sent. */
  static Optional<RedirectUriInvalid> invalidAmong(List<String> uris, boolean isPublic) {
    return uris.stream()
        .filter(uri -> RedirectUri.parse(uri, isPublic).isEmpty())
        .findFirst()
        .map(RedirectUriInvalid::new);
  }

  static Optional<RedirectUrisTooMany> tooMany(CodeFlow flow) {
    return flow.redirectUris().size() > MOST || flow.postLogoutRedirectUris().size() > MOST
        ? Optional.of(new RedirectUrisTooMany(MOST))
        : Optional.empty();
  }
}
