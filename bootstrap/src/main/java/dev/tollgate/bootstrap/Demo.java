package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Result;
import dev.tollgate.http.jwt.ClientJwks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A tenant to try the server with: made once, remembered in a file that only a demo has. */
final class Demo {

  /** How to become the demo's client. */
  record Credentials(String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Credentials[" + clientId + "]";
    }
  }

  private static final String FILE = "demo";
  private static final List<String> SCOPES =
      List.of("profile:read", "templates:read", "assets:read");

  private static final List<Document> BRAND =
      List.of(
          new Document(DocumentKind.TAG, "{\"id\":1,\"name\":\"Summer\"}"),
          new Document(DocumentKind.TAG, "{\"id\":2,\"name\":\"Autumn\"}"),
          new Document(DocumentKind.TAG, "{\"id\":3,\"name\":\"Winter\"}"),
          new Document(DocumentKind.TEMPLATE, "{\"id\":1,\"name\":\"Poster A3\"}"),
          new Document(DocumentKind.FOLDER, "{\"id\":1,\"name\":\"Campaigns\"}"),
          new Document(
              DocumentKind.ASSET, "{\"id\":1,\"name\":\"beach.jpg\",\"folder\":1,\"tags\":[1]}"),
          new Document(DocumentKind.ASSET_TAG, "{\"id\":1,\"name\":\"photo\"}"),
          new Document(DocumentKind.BRAND_KIT, "{\"name\":\"Demo Brand\",\"font\":\"Inter\"}"),
          new Document(DocumentKind.LOGO, "{\"name\":\"on white\",\"file\":\"logo.svg\"}"),
          new Document(DocumentKind.COLOR, "{\"name\":\"sea\",\"hex\":\"#0a5c7d\"}"));

  private final Storage storage;
  private final DataDirectory directory;
  private final Clock clock;
  private final RandomGenerator random;

  Demo(Storage storage, DataDirectory directory, Clock clock, RandomGenerator random) {
    this.storage = storage;
    this.directory = directory;
    this.clock = clock;
    this.random = random;
  }

  /** The demo's client, which is made unless the store has it already. */
  Credentials prepare() {
    return directory
        .read(FILE)
        .map(Demo::parse)
        .filter(known -> known.clientId().length() > 0 && isOnRecord(known.clientId()))
        .orElseGet(this::make);
  }

  private boolean isOnRecord(String clientId) {
    return ClientId.parse(clientId).flatMap(storage.clients()::find).isPresent();
  }

  private static Credentials parse(String file) {
    List<String> lines = file.lines().toList();
    return lines.size() == 2
        ? new Credentials(lines.getFirst(), lines.getLast())
        : new Credentials("", "");
  }

  private Credentials make() {
    String enterprise =
        done(new CreateEnterprise(storage.enterprises(), clock, random).create("Demo Enterprise"))
            .id()
            .value();
    CompanyId company =
        done(new CreateCompany(storage.enterprises(), storage.companies(), clock, random)
                .create("Demo Company", enterprise))
            .id();
    for (String scope : SCOPES) {
      var _ = new CreateScope(storage.scopes()).create(scope, "Demo: " + scope);
    }
    fill(company);
    Registered client =
        done(
            new RegisterClient(
                    storage.clients(),
                    storage.companies(),
                    storage.scopes(),
                    new ClientJwks(),
                    Set.of(),
                    clock,
                    random)
                .register(
                    new RegisterClient.Registration(
                        "Demo Client", company.value(), SCOPES, Optional.empty())));
    Credentials credentials =
        new Credentials(client.client().id().value(), client.secret().orElseThrow().reveal());
    directory.replace(FILE, credentials.clientId() + "\n" + credentials.clientSecret() + "\n");
    return credentials;
  }

  private void fill(CompanyId company) {
    try (Documents.Edition edition = storage.documents().replace(company)) {
      edition.add(BRAND);
      edition.publish();
    }
  }

  private static <T, R> T done(Result<T, R> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new IllegalStateException("the demo was refused: " + refusal);
        });
  }

  /** The whole walk, as lines for a shell. */
  static String walk(Credentials credentials, String base) {
    return """
    # a token
    TOKEN=$(curl -s BASE/oauth/access-token -d client_id=ID -d client_secret=SECRET | cut -d '"' -f 14); echo $TOKEN
    # introspected, and used
    curl -iw '\\n' BASE/oauth/introspect -d token=$TOKEN
    curl -iw '\\n' "BASE/api/tags?per_page=2" -H "Authorization: Bearer $TOKEN"
    # refused: a wrong secret (401), a missing field (422), no token (401)
    curl -iw '\\n' BASE/oauth/access-token -d client_id=ID -d client_secret=wrong
    curl -iw '\\n' BASE/oauth/access-token -d client_id=ID
    curl -iw '\\n' BASE/api/tags
    # revoked, and refused from then on (401), also by the guard that a proxy asks
    curl -iw '\\n' BASE/oauth/revoke -d token=$TOKEN
    curl -iw '\\n' BASE/api/tags -H "Authorization: Bearer $TOKEN"
    curl -iw '\\n' BASE/guard/cliquify -H "Authorization: Bearer $TOKEN"
    # the same client after the RFCs: what it can find out, and a token
    curl -sw '\\n' BASE/.well-known/oauth-authorization-server
    TOKEN=$(curl -s BASE/oauth2/token -u ID:SECRET -d grant_type=client_credentials | cut -d '"' -f 4); echo $TOKEN
    # what a proxy is told with it: 204 may pass, 403 lacks a scope
    curl -iw '\\n' "BASE/guard/rfc?scope=profile:read" -H "Authorization: Bearer $TOKEN"
    curl -iw '\\n' "BASE/guard/rfc?scope=admin" -H "Authorization: Bearer $TOKEN"
    # introspected, revoked, and inactive from then on; a wrong secret (401)
    curl -iw '\\n' BASE/oauth2/introspect -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/revoke -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/introspect -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/token -u ID:wrong -d grant_type=client_credentials
    # for a browser: BASE/docs has a form for every endpoint, BASE/errors explains every error
    """
        .replace("BASE", base)
        .replace("ID", credentials.clientId())
        .replace("SECRET", credentials.clientSecret());
  }
}
