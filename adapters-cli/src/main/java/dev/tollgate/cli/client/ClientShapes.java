package dev.tollgate.cli.client;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is shown of clients and their secrets; never a digest. */
final class ClientShapes {

  static final Shape<Client> CLIENT =
      Shape.<Client>of("client_id", it -> Cell.text(it.id()))
          .and("name", it -> Cell.text(it.name()))
          .detail("enterprise_id", it -> Cell.text(it.enterprise()))
          .and("company_id", it -> Cell.text(it.company()))
          .and("scopes", it -> Cell.texts(it.scopes().values()))
          .and("auth_method", it -> Cell.text(AuthMethod.of(it.authentication())))
          .detail("grants", it -> grants(it.grants()))
          .detail("contracts", it -> new Cell.Texts(it.contracts().stream().sorted().toList()))
          .and("contract_versions", it -> Cell.texts(it.versions().stream().sorted().toList()))
          .detail("origins", it -> Cell.texts(it.origins().stream().sorted().toList()))
          .detail(
              "public", it -> new Cell.Flag(AuthMethod.of(it.authentication()) == AuthMethod.NONE))
          .detail("redirect_uris", it -> Cell.texts(it.codeFlow().redirectUris()))
          .detail(
              "post_logout_redirect_uris", it -> Cell.texts(it.codeFlow().postLogoutRedirectUris()))
          .detail("for_everyone", it -> new Cell.Flag(it.codeFlow().forEveryone()))
          .detail("pkce", it -> Cell.text(Pkce.of(it.codeFlow())))
          .detail("skip_consent", it -> new Cell.Flag(!it.codeFlow().asksConsent()))
          .detail("any_localhost_port", it -> new Cell.Flag(it.codeFlow().anyLocalhostPort()))
          .detail("icon_type", it -> Cell.text(it.codeFlow().icon().map(Icon::mediaType)))
          .detail("jwks_uri", it -> jwksUri(it.authentication()))
          .detail("jwks_kids", it -> jwksKids(it.authentication()))
          .detail(
              "token_lifetime",
              it -> Cell.text(it.tokenSettings().lifetime().map(DurationText::of)))
          .detail("claims", it -> new Cell.Json(it.tokenSettings().claims().json()))
          .and("enabled", it -> new Cell.Flag(it.enabled()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  /** Shows the secret. */
  static final Shape<RegisterClient.Registered> REGISTERED =
      Shape.<RegisterClient.Registered>of("client_id", it -> Cell.text(it.client().id()))
          .and("client_secret", it -> Cell.text(it.secret().map(Secret::reveal)))
          .and("secret_id", it -> Cell.text(it.client().secrets().getFirst().id()))
          .with(CLIENT, RegisterClient.Registered::client);

  /** Does not show the secret: the caller already has it. */
  static final Shape<RegisterClient.Registered> REGISTERED_WITH_ITS_OWN =
      REGISTERED.without("client_secret");

  static final Shape<ClientId> DELETED =
      Shape.<ClientId>of("client_id", Cell::text).and("deleted", _ -> new Cell.Flag(true));

  /** Shows the secret. */
  static final Shape<AddSecret.Added> ADDED_SECRET =
      Shape.<AddSecret.Added>of("client_id", it -> Cell.text(it.client()))
          .and("client_secret", it -> Cell.text(it.secret().reveal()))
          .and("secret_id", it -> Cell.text(it.kept().id()))
          .and("created_at", it -> new Cell.Time(it.kept().createdAt()))
          .and("expires_at", it -> Cell.time(it.kept().expiresAt()));

  static Shape<ClientSecret> secretAt(Instant now) {
    return Shape.<ClientSecret>of("secret_id", it -> Cell.text(it.id()))
        .and("created_at", it -> new Cell.Time(it.createdAt()))
        .and("expires_at", it -> Cell.time(it.expiresAt()))
        .and("status", it -> new Cell.Text(status(it, now)));
  }

  private static String status(ClientSecret secret, Instant now) {
    if (secret.isRevoked()) {
      return "revoked";
    }
    return secret.isExpired(now) ? "expired" : "active";
  }

  private static Cell grants(Set<GrantType> grants) {
    return new Cell.Texts(grants.stream().sorted().map(GrantType::value).toList());
  }

  private static Cell jwksUri(ClientAuthentication authentication) {
    return authentication instanceof ClientAuthentication.ByKeysAt(URI uri)
        ? Cell.text(uri)
        : new Cell.Nothing();
  }

  private static Cell jwksKids(ClientAuthentication authentication) {
    return new Cell.Texts(
        authentication instanceof ClientAuthentication.ByKeys(String jwks)
            ? KeyIds.of(jwks)
            : List.of());
  }

  private ClientShapes() {}
}
