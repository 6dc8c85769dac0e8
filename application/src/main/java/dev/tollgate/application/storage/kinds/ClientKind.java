package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.TokenSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients with their secrets. */
final class ClientKind implements Kind<Client> {

  @Override
  public String name() {
    return "client";
  }

  @Override
  public Stream<Client> read(Storage store) {
    return Pages.listed(store.clients()::page, it -> it.id().value());
  }

  @Override
  public Members write(Client value) {
    Members members =
        new Members()
            .with("registration", value.registration().value())
            .with("id", value.id().value())
            .with("name", value.name().value())
            .with("enterprise", value.enterprise().value())
            .with("company", value.company())
            .with("scopes", value.scopes())
            .with("authentication", write(value.authentication()))
            .with("grants", value.grants().stream().sorted().map(GrantType::value).toList())
            .with("contracts", value.contracts().stream().sorted().toList());
    if (!value.origins().isEmpty()) {
      Members _ =
          members.with("origins", value.origins().stream().sorted().map(Origin::value).toList());
    }
    if (!value.codeFlow().equals(CodeFlow.NONE)) {
      Members _ = members.with("code_flow", write(value.codeFlow()));
    }
    if (!value.versions().isEmpty()) {
      Members _ =
          members.with(
              "versions", value.versions().stream().sorted().map(ContractVersion::value).toList());
    }
    return members
        .withPresent("token_lifetime", value.tokenSettings().lifetime().map(DurationText::of))
        .withPresent("claims", CompanyKind.claims(value.tokenSettings().claims()))
        .with("enabled", value.enabled())
        .with("created_at", value.createdAt());
  }

  @Override
  public Client parse(Members members) {
    return new Client(
        new RegistrationId(members.text("registration")),
        new ClientId(members.text("id")),
        new Name(members.text("name")),
        new EnterpriseId(members.text("enterprise")),
        members.optionalText("company").map(CompanyId::new),
        members.scopes("scopes"),
        authentication(members.object("authentication")),
        members.texts("grants").stream().map(ClientKind::grant).collect(Collectors.toSet()),
        Set.copyOf(members.texts("contracts")),
        members.presentTexts("origins").stream().map(Origin::new).collect(Collectors.toSet()),
        new TokenSettings(lifetime(members), CompanyKind.claims(members)),
        members.presentObject("code_flow").map(ClientKind::codeFlow).orElse(CodeFlow.NONE),
        members.presentTexts("versions").stream()
            .map(ContractVersion::new)
            .collect(Collectors.toSet()),
        members.flag("enabled"),
        members.time("created_at"));
  }

  @Override
  public Writer<Client> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.clients().add(value);
    };
  }

  private static Members write(CodeFlow flow) {
    return new Members()
        .with("redirect_uris", texts(flow.redirectUris()))
        .with("post_logout_redirect_uris", texts(flow.postLogoutRedirectUris()))
        .with("for_everyone", flow.forEveryone())
        .with("pkce_required", flow.pkceRequired())
        .with("asks_consent", flow.asksConsent())
        .with("any_localhost_port", flow.anyLocalhostPort())
        .withPresent("icon", flow.icon().map(Icon::base64));
  }

  private static List<String> texts(List<RedirectUri> uris) {
    return uris.stream().map(RedirectUri::value).toList();
  }

  private static CodeFlow codeFlow(Members members) {
    return new CodeFlow(
        uris(members, "redirect_uris"),
        uris(members, "post_logout_redirect_uris"),
        members.flag("for_everyone"),
        members.flag("pkce_required"),
        members.flag("asks_consent"),
        members.flag("any_localhost_port"),
        members.presentText("icon").map(Icon::new));
  }

  private static List<RedirectUri> uris(Members members, String name) {
    return members.texts(name).stream().map(RedirectUri::new).toList();
  }

  private static Members write(ClientAuthentication authentication) {
    return switch (authentication) {
      case ClientAuthentication.BySecret(List<ClientSecret> secrets) ->
          new Members().with("secrets", secrets.stream().map(ClientKind::write).toList());
      case ClientAuthentication.ByKeys(String jwks) -> new Members().with("jwks", jwks);
      case ClientAuthentication.ByKeysAt(URI uri) -> new Members().with("jwks_uri", uri.toString());
      case ClientAuthentication.None() -> new Members();
    };
  }

  private static Members write(ClientSecret secret) {
    return new Members()
        .with("id", secret.id().value())
        .with("digest", secret.digest().hex())
        .with("created_at", secret.createdAt())
        .with("expires_at", secret.expiresAt())
        .with("revoked_at", secret.revokedAt());
  }

  private static ClientAuthentication authentication(Members members) {
    String way = members.firstName();
    return switch (way) {
      case "" -> new ClientAuthentication.None();
      case "secrets" ->
          new ClientAuthentication.BySecret(
              members.objects(way).stream().map(ClientKind::secret).toList());
      case "jwks" -> new ClientAuthentication.ByKeys(members.text(way));
      case "jwks_uri" -> new ClientAuthentication.ByKeysAt(URI.create(members.text(way)));
      default -> throw new IllegalArgumentException("no such way to authenticate");
    };
  }

  private static ClientSecret secret(Members members) {
    return new ClientSecret(
        new SecretId(members.text("id")),
        new SecretDigest(members.text("digest")),
        members.time("created_at"),
        members.optionalTime("expires_at"),
        members.optionalTime("revoked_at"));
  }

  private static Optional<Duration> lifetime(Members members) {
    return members
        .presentText("token_lifetime")
        .map(
            text ->
                DurationText.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("not a lifetime")));
  }

  private static GrantType grant(String value) {
    return GrantType.parse(value)
        .orElseThrow(() -> new IllegalArgumentException("no such grant type"));
  }
}
