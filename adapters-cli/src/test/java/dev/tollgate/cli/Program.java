package dev.tollgate.cli;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RequestRehearsal;
import dev.tollgate.application.port.ServerProbe;
import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.StoreOpener;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The program on a store of maps, at a fixed time, with the same random numbers in every run. */
public final class Program {

  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  public final SampleStore store = new SampleStore();
  public final List<StoreOptions> opened = new ArrayList<>();
  private RecentReplies replies = (_, _) -> Optional.empty();
  private RequestRehearsal rehearsal = (_, _) -> Result.refused("Nothing is rehearsed here.");
  private final Map<String, String> environment = new HashMap<>();
  private StoreOpener opener =
      options -> {
        opened.add(options);
        return store;
      };
  private final KeyMaker keyMaker = new SampleKeyMaker();
  private BiFunction<StoreOptions, Keys, KeyMaker> keyMakers = (_, _) -> keyMaker;

  /** Two that differ in what an inactive company means, and one with opaque tokens. */
  private static final ServedContracts CONTRACTS =
      ServedContracts.of(
          new ContractRules("cliquify", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of()),
          new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of()),
          new ContractRules(
              "dnsimple",
              WhenCompanyInactive.REFUSE,
              WhenNoScopes.ISSUE,
              Set.of(new TokenForm.Opaque("dnsimple_o_"))));

  private final Random random = new Random(1);
  private ErrorCatalog errors = new SampleErrors();
  private WordingLearner learner = (_, _, _) -> new WordingLearner.Learned("", List.of());
  private ServerProbe probe = _ -> List.of();
  private Optional<Schema> schema = Optional.empty();
  private byte[] typed = new byte[0];
  private boolean interactive;

  /** What a run did. */
  public record Run(int status, String out, String err) {}

  /** Runs a command line as a shell reads it, without variables and escapes. */
  public Run run(String line) {
    return run(words(line).toArray(String[]::new));
  }

  /** The words of a command line; quotes keep spaces. */
  public static List<String> words(String line) {
    return Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+")
        .matcher(line)
        .results()
        .map(word -> word.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"))
        .toList();
  }

  /** Lets servers remember replies. */
  public Program rehearsal(RequestRehearsal answering) {
    rehearsal = answering;
    return this;
  }

  public Program replies(RecentReplies remembered) {
    replies = remembered;
    return this;
  }

  public Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = app(new PrintWriter(out), new PrintWriter(err)).run(args);
    return new Run(status, out.toString(), err.toString());
  }

  public CommandLineApp app(PrintWriter out, PrintWriter err) {
    return new CommandLineApp(
        new Ports(
            opener,
            _ -> schema,
            (_, copy) -> new PrintStream(copy).print("a copy"),
            _ -> new SampleVerifier(),
            keyMakers,
            new SampleKeySets(),
            SamplePasswords::new,
            SamplePasswords::new,
            new SampleJson(),
            () -> CONTRACTS,
            new SampleSettings(),
            errors,
            replies,
            (_, _, _) -> rehearsal,
            learner,
            probe),
        Clock.fixed(NOW, ZoneOffset.UTC),
        random,
        new Terminal(environment, new ByteArrayInputStream(typed), out, err, interactive));
  }

  public Program variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Program onTerminal(int width) {
    interactive = true;
    return variable("COLUMNS", Integer.toString(width));
  }

  public Program typing(String lines) {
    return typing(lines.getBytes(StandardCharsets.UTF_8));
  }

  public Program typing(byte[] bytes) {
    typed = bytes;
    return this;
  }

  public Program storeThatFailsWith(RuntimeException failure) {
    opener =
        _ -> {
          throw failure;
        };
    return this;
  }

  /** With a second store at a URL. */
  public Program alsoAt(String url, Storage other) {
    opener =
        options -> {
          opened.add(options);
          return options.storage().equals(url) ? other : store;
        };
    return this;
  }

  public Program storeInstead(Storage other) {
    opener = _ -> other;
    return this;
  }

  public Program errors(ErrorCatalog other) {
    errors = other;
    return this;
  }

  public Program learner(WordingLearner other) {
    learner = other;
    return this;
  }

  public Program probe(ServerProbe other) {
    probe = other;
    return this;
  }

  public Program tables(Schema tables) {
    schema = Optional.of(tables);
    return this;
  }

  /** As if an import of the file with one scope was cut off, and the store holds more than that. */
  public void fillingFromTheExport() {
    String digest = "c6c51086b4d75107c074be9933bfb0d5ee1080661315b3a29473656c078fcbd3";
    boolean _ = store.leases().take("fill", "file " + digest, Duration.ofHours(1));
  }

  public Program withoutMasterKey() {
    keyMakers =
        (options, _) -> {
          throw new StorageMisconfigured("No master key in " + options.data() + ".");
        };
    return this;
  }

  public Program enterprise(String id, String name, boolean active) {
    boolean _ =
        store.enterprises().add(new Enterprise(new EnterpriseId(id), new Name(name), active, NOW));
    return this;
  }

  public Program company(String id, String enterprise, String name, boolean active) {
    boolean _ =
        store
            .companies()
            .add(
                new Company(
                    new CompanyId(id), new EnterpriseId(enterprise), new Name(name), active, NOW));
    return this;
  }

  public Program scope(String name, String description) {
    boolean _ = store.scopes().add(new RegisteredScope(new Scope(name), new Name(description)));
    return this;
  }

  public Program client(
      String id, Optional<String> company, boolean enabled, ClientSecret... secrets) {
    boolean _ =
        store
            .clients()
            .add(
                new Client(
                    new RegistrationId("reg_1"),
                    new ClientId(id),
                    new Name("Client " + id),
                    new EnterpriseId("ent_1"),
                    company.map(CompanyId::new),
                    ScopeSet.of("profile:read", "assets:read"),
                    List.of(secrets),
                    enabled,
                    NOW));
    return this;
  }

  /** A member of the company {@code com_1}, who has a password. */
  public Program user(String id, String email) {
    boolean _ =
        store
            .users()
            .add(
                new User(
                    new UserId(id),
                    new Email(email),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.of(new PasswordHash("$sample$")),
                    List.of(new Membership(new CompanyId("com_1"), false)),
                    true,
                    NOW.minusSeconds(60),
                    NOW.minusSeconds(60)));
    return this;
  }

  /** A session that began so many seconds ago and lasts an hour. */
  public Program session(String id, String user, int age) {
    Instant start = NOW.minusSeconds(age);
    boolean _ =
        store
            .sessions()
            .add(
                new Session(
                    new SessionId(id),
                    new Secret(id).digest(),
                    new UserId(user),
                    start,
                    start,
                    start.plusSeconds(3600)));
    return this;
  }

  /** A token of the client {@code website} for the user {@code usr_1} and its grant. */
  public Program userToken(String id) {
    return token(
        new Token(
            new TokenId(id),
            new RegistrationId("reg_1"),
            new ClientId("website"),
            new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
            Optional.of(new CompanyId("com_1")),
            "rfc",
            ScopeSet.of("profile:read"),
            List.of(),
            Optional.empty(),
            NOW.minusSeconds(60),
            Optional.of(NOW.plusSeconds(60)),
            Optional.empty()));
  }

  /** What a user allows the client {@code website} to do for the company {@code com_1}. */
  public Program grant(String id, String user) {
    var _ =
        store
            .grants()
            .allow(
                new Grant(
                    new GrantId(id),
                    new RegistrationId("reg_1"),
                    new ClientId("website"),
                    new UserId(user),
                    new CompanyId("com_1"),
                    "rfc",
                    ScopeSet.of("profile:read"),
                    NOW.minusSeconds(30),
                    NOW.minusSeconds(30),
                    Optional.empty()),
                ScopeSet.EMPTY);
    return this;
  }

  /** A client of the enterprise {@code ent_1}, which is added with it. */
  public Program client(String id, ClientAuthentication authentication) {
    var _ = enterprise("ent_1", "Acme", true);
    boolean _ =
        store
            .clients()
            .add(
                new Client(
                    new RegistrationId("reg_" + id),
                    new ClientId(id),
                    new Name("Client " + id),
                    new EnterpriseId("ent_1"),
                    Optional.empty(),
                    ScopeSet.of(),
                    authentication,
                    Set.of(GrantType.REFRESH_TOKEN, GrantType.AUTHORIZATION_CODE),
                    Set.of("rfc", "cliquify"),
                    Set.of(),
                    TokenSettings.NONE,
                    CodeFlow.NONE,
                    Set.of(),
                    true,
                    NOW));
    return this;
  }

  /** A key that signs from so many seconds from now on. */
  public Program key(String kid, SigningAlgorithm algorithm, int seconds) {
    Instant from = NOW.plusSeconds(seconds);
    boolean _ =
        store
            .keys()
            .add(new SigningKey(kid, algorithm, "{}", "sealed", from.minusSeconds(90), from));
    return this;
  }

  /** A token of the client {@code website}. */
  public Program token(String id, Instant expiresAt, Optional<Instant> revokedAt) {
    return token(id, "reg_1", expiresAt, revokedAt);
  }

  public Program token(
      String id, String registration, Instant expiresAt, Optional<Instant> revokedAt) {
    return token(id, registration, List.of(), expiresAt, revokedAt);
  }

  public Program token(Token token) {
    boolean _ = store.tokens().add(token);
    return this;
  }

  public Program token(
      String id,
      String registration,
      List<ResourceUri> audience,
      Instant expiresAt,
      Optional<Instant> revokedAt) {
    boolean _ =
        store
            .tokens()
            .add(
                new Token(
                    new TokenId(id),
                    new RegistrationId(registration),
                    new ClientId("website"),
                    "cliquify",
                    ScopeSet.of("profile:read"),
                    audience,
                    NOW.minusSeconds(60),
                    expiresAt,
                    revokedAt));
    return this;
  }

  /** One enterprise with one company, one scope and one client, each numbered or named simply. */
  public static Program withOneOfEach() {
    return new Program()
        .enterprise("ent_1", "Acme", true)
        .company("com_1", "ent_1", "Acme Paints", true)
        .scope("profile:read", "Read the profile")
        .client("website", Optional.of("com_1"), true, aSecret("sec_1"));
  }

  public static ClientSecret aSecret(String id) {
    return aSecret(id, Optional.empty(), Optional.empty());
  }

  public static ClientSecret aSecret(
      String id, Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
    return new ClientSecret(
        new SecretId(id),
        new Secret("secret of " + id).digest(),
        NOW.minusSeconds(60),
        expiresAt,
        revokedAt);
  }
}
