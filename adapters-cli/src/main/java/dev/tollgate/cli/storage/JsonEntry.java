package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what {@link EntryJson} writes. */
final class JsonEntry {

  /** More than any setting allows. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(36_500);

  private JsonEntry() {}

  /**
   * The entry that is written exactly so.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Entry of(String text) {
    JsonObject whole = JsonObject.parse(text);
    String kind = whole.firstName();
    Entry entry = entry(kind, whole.object(kind));
    if (!EntryJson.of(entry).equals(text)) {
      throw new IllegalArgumentException("not written by a Tollgate");
    }
    return entry;
  }

  private static Entry entry(String kind, JsonObject object) {
    return switch (kind) {
      case "scope" ->
          new Entry.OfScope(
              new RegisteredScope(
                  new Scope(object.text("name")), new Name(object.text("description"))));
      case "resource" -> new Entry.OfResource(new ResourceUri(object.text("uri")));
      case "enterprise" ->
          new Entry.OfEnterprise(
              new Enterprise(
                  new EnterpriseId(object.text("id")),
                  new Name(object.text("name")),
                  object.flag("active"),
                  object.time("created_at")));
      case "company" ->
          new Entry.OfCompany(
              new Company(
                  new CompanyId(object.text("id")),
                  new EnterpriseId(object.text("enterprise")),
                  new Name(object.text("name")),
                  object.flag("active"),
                  object.time("created_at")));
      case "client" -> new Entry.OfClient(client(object));
      case "document" ->
          new Entry.OfDocument(
              new CompanyId(object.text("company")),
              new Document(
                  DocumentKind.valueOf(object.text("kind").toUpperCase(Locale.ROOT)),
                  object.text("json")));
      case "key" ->
          new Entry.OfKey(
              new SigningKey(
                  object.text("kid"),
                  SigningAlgorithm.valueOf(object.text("algorithm")),
                  object.text("public_jwk"),
                  object.text("sealed_private"),
                  object.time("created_at"),
                  object.time("signs_from"),
                  lifetime(object.number("longest_lifetime"))));
      case "assertion" ->
          new Entry.OfAssertion(
              new SpentAssertion(
                  new SecretDigest(object.text("digest")), object.time("expires_at")));
      case "token" -> new Entry.OfToken(token(object));
      default -> throw new IllegalArgumentException("no such kind");
    };
  }

  private static Duration lifetime(long seconds) {
    if (seconds < 0 || seconds > LONGEST_LIFETIME.toSeconds()) {
      throw new IllegalArgumentException("not the lifetime of a token");
    }
    return Duration.ofSeconds(seconds);
  }

  private static Client client(JsonObject object) {
    return new Client(
        new RegistrationId(object.text("registration")),
        new ClientId(object.text("id")),
        new Name(object.text("name")),
        new EnterpriseId(object.text("enterprise")),
        object.optionalText("company").map(CompanyId::new),
        scopes(object),
        authentication(object.object("authentication")),
        object.texts("grants").stream().map(JsonEntry::grant).collect(Collectors.toSet()),
        Set.copyOf(object.texts("contracts")),
        object.flag("enabled"),
        object.time("created_at"));
  }

  private static GrantType grant(String value) {
    return GrantType.parse(value)
        .orElseThrow(() -> new IllegalArgumentException("no such grant type"));
  }

  private static ClientAuthentication authentication(JsonObject object) {
    String way = object.firstName();
    return switch (way) {
      case "" -> new ClientAuthentication.None();
      case "secrets" ->
          new ClientAuthentication.BySecret(
              object.objects(way).stream().map(JsonEntry::secret).toList());
      case "jwks" -> new ClientAuthentication.ByKeys(object.text(way));
      case "jwks_uri" -> new ClientAuthentication.ByKeysAt(URI.create(object.text(way)));
      default -> throw new IllegalArgumentException("no such way to authenticate");
    };
  }

  private static ClientSecret secret(JsonObject object) {
    return new ClientSecret(
        new SecretId(object.text("id")),
        new SecretDigest(object.text("digest")),
        object.time("created_at"),
        object.optionalTime("expires_at"),
        object.optionalTime("revoked_at"));
  }

  private static Token token(JsonObject object) {
    return new Token(
        new TokenId(object.text("id")),
        new RegistrationId(object.text("registration")),
        new ClientId(object.text("client")),
        object
            .presentText("user")
            .<Subject>map(user -> new Subject.OfUser(new UserId(user)))
            .orElseGet(Subject.OfClient::new),
        object.presentText("company").map(CompanyId::new),
        object.text("contract"),
        scopes(object),
        object.texts("audience").stream().map(ResourceUri::new).toList(),
        object.presentText("digest").map(SecretDigest::new),
        object.time("issued_at"),
        object.optionalTime("expires_at"),
        object.optionalTime("revoked_at"));
  }

  private static ScopeSet scopes(JsonObject object) {
    return ScopeSet.of(object.texts("scopes").toArray(String[]::new));
  }
}
