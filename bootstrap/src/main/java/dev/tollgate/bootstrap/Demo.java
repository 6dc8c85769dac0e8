package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.client.CodeFlowRequest;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.admin.user.CreateUser;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.client.DemoClient;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.jwt.ClientJwks;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.password.HashCost;
import dev.tollgate.http.password.RankedPasswords;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant to try the server with; its client is kept in a file of the data directory. */
final class Demo {

  /** Id and secret of the demo client. */
  record Credentials(String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Credentials[" + clientId + "]";
    }
  }

  /**
   * Somebody who can sign in, and the client to sign in to.
   *
   * @param clientId of a public client at the usual address of {@code demo-client}, and at {@link
   *     Contract#DEMO_REDIRECT_URI}
   */
  record Person(String email, String password, String clientId) {
    @Override
    public String toString() {
      return "Person[" + email + "]";
    }
  }

  static final String FILE = "demo";
  static final String PERSON_FILE = "demo-user";
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
  private final List<RegisteredScope> published;

  Demo(
      Storage storage,
      DataDirectory directory,
      Clock clock,
      RandomGenerator random,
      Folders folders) {
    this.published = folders.contracts().stream().flatMap(it -> it.scopes().stream()).toList();
    this.storage = storage;
    this.directory = directory;
    this.clock = clock;
    this.random = random;
  }

  /** The demo client, created unless the store already has it. */
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
                .create("Demo Company", enterprise, Optional.empty(), false))
            .id();
    for (String scope : SCOPES) {
      var _ = new CreateScope(storage.scopes()).create(scope, "Demo: " + scope, true, false);
    }
    fill(company);
    Registered client =
        done(
            registering()
                .register(
                    new RegisterClient.Registration(
                        "Demo Client", company.value(), SCOPES, Optional.empty())));
    Credentials credentials =
        new Credentials(client.client().id().value(), client.secret().orElseThrow().reveal());
    directory.replace(FILE, credentials.clientId() + "\n" + credentials.clientSecret() + "\n");
    return credentials;
  }

  /** Somebody in the company of the demo client, created unless the store already has them. */
  Person person(Credentials credentials) {
    return directory
        .read(PERSON_FILE)
        .map(file -> file.lines().toList())
        .filter(lines -> lines.size() == 3)
        .map(lines -> new Person(lines.get(0), lines.get(1), lines.get(2)))
        .filter(known -> isApp(known.clientId()) && isUser(known.email()))
        .orElseGet(() -> makePerson(companyOf(credentials)));
  }

  private boolean isApp(String clientId) {
    RedirectUri uri = new RedirectUri(Contract.DEMO_REDIRECT_URI);
    return ClientId.parse(clientId)
        .flatMap(storage.clients()::find)
        .filter(it -> it.codeFlow().redirectUris().contains(uri))
        .isPresent();
  }

  private boolean isUser(String email) {
    return Email.parse(email).flatMap(storage.users()::findByEmail).isPresent();
  }

  private String companyOf(Credentials credentials) {
    return ClientId.parse(credentials.clientId())
        .flatMap(storage.clients()::find)
        .flatMap(Client::company)
        .map(CompanyId::value)
        .orElseThrow(() -> new IllegalStateException("the demo client belongs to no company"));
  }

  private Person makePerson(String company) {
    String email = isUser(EMAIL) ? EMAIL.replace("@", "-" + letters(8) + "@") : EMAIL;
    String password = letters(20);
    User user =
        done(
            new CreateUser(
                    storage.users(),
                    storage.companies(),
                    new Argon2Hasher(HashCost.DEFAULT, random),
                    new RankedPasswords(),
                    clock,
                    random)
                .create(
                    new CreateUser.Wanted(
                        email,
                        List.of(company),
                        true,
                        Optional.of("Demo User"),
                        true,
                        List.of("demo"),
                        Optional.of(new Password(password)))));
    for (RegisteredScope scope : published) {
      boolean _ = storage.scopes().add(scope);
    }
    Registered app =
        done(
            registering()
                .register(
                    new RegisterClient.Registration(
                        "Demo App",
                        company,
                        Stream.concat(
                                SCOPES.stream(), published.stream().map(it -> it.scope().value()))
                            .toList(),
                        Optional.empty(),
                        new RegisterClient.Method.None(),
                        Set.of(GrantType.REFRESH_TOKEN),
                        List.of(),
                        List.of(),
                        TokenSettings.NONE,
                        new CodeFlowRequest(
                            List.of(DemoClient.redirectUri(), Contract.DEMO_REDIRECT_URI),
                            List.of(DemoClient.postLogoutRedirectUri()),
                            false,
                            false,
                            false,
                            false),
                        Optional.empty(),
                        true)));
    Person person = new Person(user.email().value(), password, app.client().id().value());
    directory.replace(
        PERSON_FILE, person.email() + "\n" + person.password() + "\n" + person.clientId() + "\n");
    return person;
  }

  private static final String EMAIL = "demo@example.com";

  private String letters(int length) {
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** How to see somebody sign in. */
  static List<String> signIn(String program, Person person, String issuer) {
    return List.of(
        "email: " + person.email(),
        "password: " + person.password(),
        "# sign in with a browser: start this in another terminal, and open what it prints",
        program + " demo-client --issuer " + issuer + " --client-id " + person.clientId());
  }

  private RegisterClient registering() {
    return new RegisterClient(
        storage.clients(),
        storage.companies(),
        storage.scopes(),
        new ClientJwks(),
        KnownContracts.of(Set.of()),
        clock,
        random);
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

  /** Commands that try every contract, as lines for a shell; those that need a user come last. */
  static String walk(Credentials credentials, String appId, String base, Folders folders) {
    String walks =
        folders.contracts().stream()
                .map(Contract::walk)
                .sorted(Comparator.comparing(walk -> walk.contains("APP")))
                .collect(Collectors.joining())
            + "# in a browser: BASE/docs has a form for every endpoint, BASE/errors explains every"
            + " error\n";
    return quotable(walks, base)
        .replace("BASE", base)
        .replace("APP", appId)
        .replace("ID", credentials.clientId())
        .replace("SECRET", credentials.clientSecret());
  }

  /** Quotes URLs with brackets, which some shells would expand as file name patterns. */
  private static String quotable(String walks, String base) {
    return base.contains("[")
        ? walks.replaceAll("(?m)^(?!#)(.*?)(?<!\")(BASE\\S*)", "$1\"$2\"")
        : walks;
  }
}
