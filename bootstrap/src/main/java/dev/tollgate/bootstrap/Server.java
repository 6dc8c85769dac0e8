package dev.tollgate.bootstrap;

import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckInstallation;
import dev.tollgate.application.access.IntrospectAsClient;
import dev.tollgate.application.access.IntrospectToken;
import dev.tollgate.application.access.LiveRefreshTokens;
import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.account.FindAccountEmail;
import dev.tollgate.application.apps.DisconnectApp;
import dev.tollgate.application.apps.ListApps;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.Sandboxes;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.authorize.AskForOrganizations;
import dev.tollgate.application.authorize.Authorize;
import dev.tollgate.application.authorize.AuthorizeAccount;
import dev.tollgate.application.authorize.CheckAccountRequest;
import dev.tollgate.application.authorize.CheckAuthorizationRequest;
import dev.tollgate.application.authorize.CheckConnectionRequest;
import dev.tollgate.application.authorize.CodeMint;
import dev.tollgate.application.authorize.ConnectOrganizations;
import dev.tollgate.application.authorize.Decide;
import dev.tollgate.application.authorize.FindRedirectTarget;
import dev.tollgate.application.authorize.ListSupportedScopes;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.health.CheckHealth;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.IssueAccountToken;
import dev.tollgate.application.issue.IssueByAuthorizationCode;
import dev.tollgate.application.issue.IssueByClientCredentials;
import dev.tollgate.application.issue.IssueByRefreshToken;
import dev.tollgate.application.issue.IssuePartnerTokens;
import dev.tollgate.application.issue.MintInstallationToken;
import dev.tollgate.application.issue.RenewPartnerTokens;
import dev.tollgate.application.issue.TokenMint;
import dev.tollgate.application.issue.UserTokens;
import dev.tollgate.application.library.ListDocuments;
import dev.tollgate.application.logout.CheckLogoutRequest;
import dev.tollgate.application.origin.RegisteredOrigins;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.project.AddLanguage;
import dev.tollgate.application.project.CreateProject;
import dev.tollgate.application.project.FindProject;
import dev.tollgate.application.project.ListProjects;
import dev.tollgate.application.project.PublishProject;
import dev.tollgate.application.project.ShowOrganization;
import dev.tollgate.application.project.ShowProject;
import dev.tollgate.application.revoke.RevokeAsClient;
import dev.tollgate.application.revoke.RevokeInstallation;
import dev.tollgate.application.revoke.RevokeToken;
import dev.tollgate.application.signin.CurrentSession;
import dev.tollgate.application.signin.SessionTerms;
import dev.tollgate.application.signin.SignIn;
import dev.tollgate.application.signin.SignOut;
import dev.tollgate.application.storage.AnnouncedChanges;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.AccessLog;
import dev.tollgate.http.Caller;
import dev.tollgate.http.Draining;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.explain.RepliesEndpoint;
import dev.tollgate.http.explain.ReplyRecorder;
import dev.tollgate.http.jwt.JwtAssertionVerifier;
import dev.tollgate.http.jwt.JwtIdTokenReader;
import dev.tollgate.http.jwt.JwtSigner;
import dev.tollgate.http.jwt.JwtVerifier;
import dev.tollgate.http.jwt.KeySet;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.SignedTexts;
import dev.tollgate.http.jwt.SigningKeys;
import dev.tollgate.http.jwt.TextSeal;
import dev.tollgate.http.limit.SharedWindows;
import dev.tollgate.http.limit.redis.RedisWindows;
import dev.tollgate.http.management.ManagementEndpoint;
import dev.tollgate.http.management.Readiness;
import dev.tollgate.http.management.Readiness.Finding;
import dev.tollgate.http.metrics.MeasuredSigner;
import dev.tollgate.http.people.PeoplePages;
import dev.tollgate.http.reference.InvalidReference;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.MessageLimits;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** A running server on one store: use cases, wired together, behind the HTTP adapters. */
final class Server implements AutoCloseable {

  /**
   * Thousands of connections that come or go at once are thousands of tasks of an event loop, which
   * would run them for a second before it looks at other connections again. In milliseconds; Netty
   * takes no less.
   */
  private static final Map.Entry<String, String> TASKS_IN_A_ROW =
      Map.entry("io.netty.eventLoop.maxTaskProcessingQuantumMs", "100");

  private static final Map<String, Object> HTTP =
      Map.ofEntries(
          Map.entry("micronaut.application.name", "tollgate"),
          Map.entry("micronaut.server.max-request-size", MessageLimits.BODY),
          // Its day has one digit at the beginning of a month.
          Map.entry("micronaut.server.date-header", false),
          Map.entry("micronaut.server.cors.localhost-pass-through", true),
          Map.entry("micronaut.server.netty.keep-alive-on-server-error", true),
          Map.entry("micronaut.server.netty.max-initial-line-length", MessageLimits.REQUEST_LINE),
          Map.entry("micronaut.server.netty.max-header-size", MessageLimits.HEADERS),
          Map.entry("micronaut.server.netty.request-decompression-enabled", false),
          Map.entry("micronaut.security.reject-not-found", false),
          Map.entry("micronaut.security.redirect.enabled", false),
          Map.entry("micronaut.security.basic-auth.enabled", false),
          Map.entry("micronaut.security.token.bearer.enabled", false),
          Map.entry("micronaut.security.token.jwt.enabled", false),
          Map.entry("micronaut.security.endpoints.introspection.enabled", false),
          Map.entry("micronaut.security.endpoints.keys.enabled", false),
          Map.entry("micronaut.security.endpoints.login.enabled", false),
          Map.entry("micronaut.security.endpoints.logout.enabled", false),
          Map.entry("micronaut.security.endpoints.oauth.enabled", false));

  private final ApplicationContext context;
  private final List<ListenTarget> listening;
  private final Supplier<List<SigningAlgorithm>> unusable;
  private final SharedWindows windows;

  private Server(
      ApplicationContext context,
      List<ListenTarget> listening,
      Supplier<List<SigningAlgorithm>> unusable,
      SharedWindows windows) {
    this.context = context;
    this.listening = listening;
    this.unusable = unusable;
    this.windows = windows;
  }

  /** Like the other {@code start}, without observers of replies. */
  static Server start(
      ServerSettings settings,
      MasterKey masterKey,
      Storage storage,
      PasswordHasher hasher,
      AuditTrail audit,
      Measurements measurements,
      Clock clock,
      RandomGenerator random,
      LongSupplier nanoTime) {
    return start(
        settings,
        masterKey,
        storage,
        hasher,
        audit,
        measurements,
        List.of(),
        clock,
        random,
        nanoTime);
  }

  /**
   * Starts a server that runs until it is closed; the caller closes the store.
   *
   * @throws CannotListen if the address is in use or not available
   * @throws InvalidReference if there is a mistake in an {@code errors.yaml}
   */
  static Server start(
      ServerSettings settings,
      MasterKey masterKey,
      Storage store,
      PasswordHasher hasher,
      AuditTrail audit,
      Measurements measurements,
      List<ReplyObserver> observers,
      Clock clock,
      RandomGenerator random,
      LongSupplier nanoTime) {
    if (System.getProperty(TASKS_IN_A_ROW.getKey()) == null) {
      System.setProperty(TASKS_IN_A_ROW.getKey(), TASKS_IN_A_ROW.getValue());
    }
    Storage storage = AnnouncedChanges.over(store);
    SigningKeys keys = new SigningKeys(storage.keys(), masterKey, clock, nanoTime);
    Set<SigningAlgorithm> algorithms =
        settings.folders().contracts().stream()
            .flatMap(contract -> contract.algorithm(settings.values()).stream())
            .collect(Collectors.toSet());
    keys.prepare(algorithms);
    AtomicReference<List<ListenTarget>> listening = new AtomicReference<>(List.of());
    ReplyRecorder recorder = new ReplyRecorder(settings.replies(), clock);
    AuditTrail trail = new AuditTrails(List.of(audit, recorder));
    Issuer issuer =
        new Issuer(
            () ->
                settings
                    .issuer()
                    .orElseGet(() -> ListenTarget.tcp(listening.get()).orElseThrow().url()),
            settings.issuer().map(url -> URI.create(url).getRawPath()).orElse(""));
    SharedWindows windows = windows(settings, clock);
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(HTTP)
            .properties(listeners(settings.listen()))
            .singletons(
                useCases(settings, storage, keys, trail, measurements, clock, random, nanoTime))
            .singletons(people(settings.values(), storage, hasher, trail, clock, random))
            .singletons(observers.toArray())
            .singletons(settings.folders(), settings.values(), settings.proxies(), issuer, clock)
            .singletons(
                new KeySet(keys, clock),
                random,
                measurements,
                settings.triggers(),
                settings.watcher(),
                recorder,
                windows)
            .build();
    try {
      ApplicationContext _ = context.start();
      EmbeddedServer http = context.getBean(EmbeddedServer.class);
      List<SocketFile> sockets = sockets(settings.listen());
      for (SocketFile socket : sockets) {
        socket.clear();
      }
      http.start();
      for (SocketFile socket : sockets) {
        socket.admit();
      }
      listening.set(actual(settings.listen(), http));
      return new Server(context, listening.get(), () -> keys.unusable(algorithms), windows);
    } catch (ServerStartupException e) {
      end(context, windows);
      throw new CannotListen(settings.listen(), e);
    } catch (IOException e) {
      end(context, windows);
      throw new CannotListen(e);
    } catch (BeanInstantiationException e) {
      end(context, windows);
      throw causeOf(e);
    } catch (RuntimeException e) {
      end(context, windows);
      throw e;
    }
  }

  private static void end(ApplicationContext context, SharedWindows windows) {
    context.close();
    windows.close();
  }

  /** Loads nothing of Redis unless one is set. */
  private static SharedWindows windows(ServerSettings settings, Clock clock) {
    return settings
        .limitsRedis()
        .<SharedWindows>map(redis -> RedisWindows.connect(redis.text(), redis.patience(), clock))
        .orElse(SharedWindows.NONE);
  }

  /** The mistake in an {@code errors.yaml} behind the framework's exception, if it is one. */
  private static RuntimeException causeOf(BeanInstantiationException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(InvalidReference.class::isInstance)
        .map(RuntimeException.class::cast)
        .findFirst()
        .orElse(failure);
  }

  /** The address is in use or not available; the message says what to do. */
  static final class CannotListen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotListen(List<ListenTarget> targets, ServerStartupException cause) {
      super(sentence(targets, cause), cause);
    }

    private CannotListen(IOException cause) {
      super("A socket of --listen cannot be used: " + cause.getMessage() + ".", cause);
    }

    private static String sentence(List<ListenTarget> targets, ServerStartupException cause) {
      String reason = String.valueOf(cause.getCause()).replaceFirst("^[\\w.$]+Exception: ", "");
      String where = String.valueOf(cause.getMessage());
      return targets.stream()
          .filter(target -> targets.size() == 1 || where.contains(place(target)))
          .findFirst()
          .map(target -> target.refusal(reason))
          .orElse(where);
    }

    /** How the HTTP server names it. */
    private static String place(ListenTarget target) {
      return switch (target) {
        case ListenAddress address -> address.plain() + ":" + address.port();
        case SocketFile socket -> socket.url();
      };
    }
  }

  private static Map<String, Object> listeners(List<ListenTarget> targets) {
    Map<String, Object> properties = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String name = "micronaut.server.netty.listeners.listener" + i + ".";
      targets.get(i).listener().forEach((key, value) -> properties.put(name + key, value));
    }
    return properties;
  }

  private static List<SocketFile> sockets(List<ListenTarget> targets) {
    return targets.stream()
        .filter(SocketFile.class::isInstance)
        .map(SocketFile.class::cast)
        .toList();
  }

  /** With the port that the operating system chose, if it was to choose one. */
  private static List<ListenTarget> actual(List<ListenTarget> targets, EmbeddedServer http) {
    return targets.stream()
        .map(
            target ->
                target instanceof ListenAddress address && address.port() == 0
                    ? new ListenAddress(address.host(), http.getPort())
                    : target)
        .toList();
  }

  /** The largest that a contract allows: all of them share one verifier of assertions. */
  private static Duration leeway(ServerSettings settings) {
    return settings.folders().contracts().stream()
        .map(contract -> contract.assertionLeeway(settings.values()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Object[] useCases(
      ServerSettings settings,
      Storage storage,
      SigningKeys keys,
      AuditTrail audit,
      Measurements measurements,
      Clock clock,
      RandomGenerator random,
      LongSupplier nanoTime) {
    ServedContracts served = settings.folders().served();
    SignedTexts signed = new SignedTexts();
    TokenReader reader = new TokenReader(new JwtVerifier(keys, signed), served);
    Tenants tenants = Tenants.of(storage.enterprises(), storage.companies());
    Standing standing = Standing.of(storage);
    LiveTokens liveTokens =
        new LiveTokens(
            reader, storage.tokens(), storage.clients(), tenants, standing, served, clock);
    ClientAuthenticator authenticator =
        new ClientAuthenticator(
            storage.clients(),
            tenants,
            storage.assertions(),
            new JwtAssertionVerifier(leeway(settings), nanoTime),
            audit,
            client -> {
              MDC.put(AccessLog.CLIENT_ID, client.id().value());
              Caller.proved(client);
            },
            clock);
    TokenSigner signer = new MeasuredSigner(new JwtSigner(keys, signed), measurements);
    TokenMint mint =
        new TokenMint(storage.tokens()::startAdding, storage.companies(), signer, clock, random);
    TokenMint recordedMint =
        new TokenMint(
            token -> CompletableFuture.completedStage(storage.allTokens().add(List.of(token))),
            storage.companies(),
            signer,
            clock,
            random);
    UserTokens userTokens = new UserTokens(storage.resources(), mint, signer, random);
    CodeMint codes = new CodeMint(storage.grants(), storage.authorizationCodes(), clock, random);
    ShowProject showProject = new ShowProject(storage.projects());
    RevokeToken revokeToken = new RevokeToken(reader, storage.tokens(), storage.clients(), clock);
    return new Object[] {
      new CheckTokenRequest(),
      new IssueByClientCredentials(authenticator, tenants, storage.resources(), mint),
      new IntrospectToken(liveTokens),
      new IssueByAuthorizationCode(
          authenticator, tenants, standing, storage.authorizationCodes(), userTokens, clock),
      new IssueByRefreshToken(
          authenticator,
          tenants,
          standing,
          storage.refreshTokens(),
          storage.authorizationCodes(),
          storage.tokens(),
          userTokens,
          new TextSeal(),
          clock),
      new FindRedirectTarget(storage.clients()),
      new CheckAuthorizationRequest(tenants, storage.resources(), new JwtIdTokenReader(keys)),
      new Authorize(tenants, storage.grants(), storage.scopes(), codes, clock),
      new CheckAccountRequest(tenants),
      new FindAccountEmail(storage.users()),
      new AuthorizeAccount(tenants, storage.grants(), codes),
      new IssueAccountToken(
          storage.clients(),
          authenticator,
          tenants,
          standing,
          storage.authorizationCodes(),
          userTokens,
          clock),
      new Decide(tenants, codes),
      new CheckConnectionRequest(tenants, storage.scopes()),
      new AskForOrganizations(tenants, storage.scopes()),
      new ConnectOrganizations(tenants, codes),
      new IssuePartnerTokens(
          storage.clients(),
          authenticator,
          tenants,
          standing,
          storage.authorizationCodes(),
          userTokens,
          clock),
      new RenewPartnerTokens(
          authenticator, tenants, standing, storage.refreshTokens(), userTokens, clock),
      new CheckInstallation(
          new LiveTokens(
              reader,
              storage.tokens(),
              storage.clients(),
              tenants,
              standing.whateverBecameOfTheGrant(),
              served,
              clock),
          standing,
          storage.grants(),
          Caller::proved),
      new MintInstallationToken(recordedMint),
      new RevokeInstallation(storage.grants(), clock),
      new ShowOrganization(),
      new ListProjects(storage.projects()),
      showProject,
      new FindProject(storage.projects()),
      new CreateProject(storage.projects(), clock, random),
      new AddLanguage(storage.projects()),
      new PublishProject(showProject, storage.auditRecords(), clock, random),
      new CheckLogoutRequest(storage.clients(), new JwtIdTokenReader(keys)),
      new ListSupportedScopes(storage.scopes()),
      new IntrospectAsClient(
          authenticator,
          liveTokens,
          new LiveRefreshTokens(storage.refreshTokens(), standing, clock)),
      revokeToken,
      new RevokeAsClient(
          authenticator, revokeToken, storage.refreshTokens(), storage.authorizationCodes(), clock),
      new CheckAccess(liveTokens, storage.companies(), Caller::proved),
      new Sandboxes(storage.companies()),
      new ListDocuments(storage.documents()),
      new RegisteredOrigins(storage.clients(), nanoTime),
      new CheckHealth(storage.tokens(), nanoTime)
    };
  }

  private static Object[] people(
      SettingValues values,
      Storage storage,
      PasswordHasher hasher,
      AuditTrail audit,
      Clock clock,
      RandomGenerator random) {
    SessionTerms terms = PeoplePages.sessionTerms(values);
    return new Object[] {
      new SignIn(
          storage.users(),
          storage.sessions(),
          storage.signInAttempts(),
          hasher,
          PeoplePages.signInLimits(values),
          terms,
          audit,
          clock,
          random),
      new CurrentSession(storage.sessions(), storage.users(), terms, clock),
      new SignOut(storage.sessions()),
      new ListApps(storage.grants(), storage.clients(), storage.companies()),
      new DisconnectApp(storage.grants(), clock)
    };
  }

  /** Why it answered as it did, by the ids of requests. */
  ManagementEndpoint replies() {
    return new RepliesEndpoint(
        context.getBean(ReplyRecorder.class),
        context.getBean(References.class),
        context.getBean(Issuer.class));
  }

  /** Where it listens, with the actual port. */
  List<ListenTarget> listening() {
    return listening;
  }

  /** The first TCP port that it listens on. */
  ListenAddress address() {
    return ListenTarget.tcp(listening).orElseThrow();
  }

  /** What it needs to take requests. */
  List<Readiness.Check> checks() {
    CheckHealth health = context.getBean(CheckHealth.class);
    Stream<Readiness.Check> usual =
        Stream.of(
            Readiness.Check.ofStore("store", health::check),
            new Readiness.Check("keys", () -> keys(unusable.get())));
    Readiness.Check limits =
        new Readiness.Check(
            "rate_limits", () -> windows.problem().map(Finding::note).orElseGet(Finding::ok));
    return Stream.concat(usual, windows == SharedWindows.NONE ? Stream.empty() : Stream.of(limits))
        .toList();
  }

  private static Finding keys(List<SigningAlgorithm> unusable) {
    return unusable.isEmpty()
        ? Finding.ok()
        : Finding.failed(
            "No key can sign with %s: the store has none, or the master key of this server does not open it."
                .formatted(
                    unusable.stream().map(Object::toString).collect(Collectors.joining(" and "))));
  }

  /** From now on {@code /health} answers 503; everything else is served as before. */
  void drain() {
    context.getBean(Draining.class).begin();
  }

  /**
   * Refuses new connections, waits for open requests, and stops; false if some had not finished in
   * time.
   */
  boolean stop(Duration patience) throws InterruptedException {
    try {
      Object _ =
          context
              .getBean(NettyEmbeddedServer.class)
              .shutdownGracefully()
              .toCompletableFuture()
              .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the server could not be stopped", e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    end(context, windows);
    try {
      for (SocketFile socket : sockets(listening)) {
        socket.remove();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
