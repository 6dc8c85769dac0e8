package dev.tollgate.bootstrap;

import dev.tollgate.application.health.CheckHealth;
import dev.tollgate.application.library.ListDocuments;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.token.CheckAccess;
import dev.tollgate.application.token.ClientAuthenticator;
import dev.tollgate.application.token.IntrospectAsClient;
import dev.tollgate.application.token.IntrospectToken;
import dev.tollgate.application.token.IssueToken;
import dev.tollgate.application.token.LiveTokens;
import dev.tollgate.application.token.RevokeAsClient;
import dev.tollgate.application.token.RevokeToken;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.jwt.JwtAssertionVerifier;
import dev.tollgate.http.jwt.JwtSigner;
import dev.tollgate.http.jwt.JwtVerifier;
import dev.tollgate.http.jwt.KeySet;
import dev.tollgate.http.jwt.SigningKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A running server over one store: the use cases, wired, and the HTTP adapters in front of them.
 */
final class Server implements AutoCloseable {

  private static final Map<String, Object> HTTP =
      Map.ofEntries(
          Map.entry("micronaut.application.name", "tollgate"),
          Map.entry("micronaut.server.max-request-size", 64 * 1024),
          Map.entry("micronaut.server.cors.localhost-pass-through", true),
          Map.entry("micronaut.server.netty.keep-alive-on-server-error", true),
          Map.entry("micronaut.server.netty.max-initial-line-length", 8 * 1024),
          Map.entry("micronaut.server.netty.max-header-size", 32 * 1024),
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
  private final EmbeddedServer http;

  private Server(ApplicationContext context, EmbeddedServer http) {
    this.context = context;
    this.http = http;
  }

  /** Serves until it is closed; the store stays the caller's to close. */
  static Server start(
      ServerSettings settings,
      Storage storage,
      AuditTrail audit,
      Clock clock,
      RandomGenerator random,
      LongSupplier nanoTime) {
    SigningKeys keys = new SigningKeys(storage.keys(), settings.masterKey(), clock, nanoTime);
    keys.prepare(EnumSet.of(settings.cliquify().algorithm(), settings.rfc().algorithm()));
    AtomicReference<EmbeddedServer> listening = new AtomicReference<>();
    Issuer issuer =
        new Issuer(
            () ->
                settings.issuer().orElseGet(() -> "http://127.0.0.1:" + listening.get().getPort()));
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(HTTP)
            .properties(
                Map.of(
                    "micronaut.server.host", settings.host(),
                    "micronaut.server.port", settings.port()))
            .singletons(useCases(storage, keys, audit, clock, random, nanoTime))
            .singletons(settings.cliquify(), settings.rfc(), settings.proxies(), issuer, clock)
            .singletons(new KeySet(keys, clock))
            .start();
    try {
      EmbeddedServer http = context.getBean(EmbeddedServer.class);
      listening.set(http);
      http.start();
      return new Server(context, http);
    } catch (ServerStartupException e) {
      context.close();
      throw new CannotListen(settings, e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** The address is taken, or is none that this program may have; the message says what to do. */
  static final class CannotListen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotListen(ServerSettings settings, ServerStartupException cause) {
      super(sentence(settings, String.valueOf(cause.getCause())), cause);
    }

    private static String sentence(ServerSettings settings, String reason) {
      return reason.contains("in use")
          ? "Port %d of %s is in use: stop the program that listens there, or give another port with --port or TOLLGATE_PORT."
              .formatted(settings.port(), settings.host())
          : "The address %s, port %d, cannot be listened on (%s): give an address of this machine with --host or TOLLGATE_HOST, and a port that this user may open with --port or TOLLGATE_PORT."
              .formatted(settings.host(), settings.port(), reason);
    }
  }

  private static Object[] useCases(
      Storage storage,
      SigningKeys keys,
      AuditTrail audit,
      Clock clock,
      RandomGenerator random,
      LongSupplier nanoTime) {
    TokenVerifier verifier = new JwtVerifier(keys);
    LiveTokens liveTokens =
        new LiveTokens(
            verifier,
            storage.tokens(),
            storage.clients(),
            storage.enterprises(),
            storage.companies(),
            clock);
    ClientAuthenticator authenticator =
        new ClientAuthenticator(
            storage.clients(),
            storage.enterprises(),
            storage.companies(),
            storage.assertions(),
            new JwtAssertionVerifier(Duration.ofSeconds(10), nanoTime),
            audit,
            clock);
    RevokeToken revokeToken = new RevokeToken(verifier, storage.tokens(), storage.clients(), clock);
    return new Object[] {
      new IssueToken(
          authenticator, storage.resources(), storage.tokens(), new JwtSigner(keys), clock, random),
      new IntrospectToken(liveTokens),
      new IntrospectAsClient(authenticator, liveTokens),
      revokeToken,
      new RevokeAsClient(authenticator, revokeToken),
      new CheckAccess(liveTokens, storage.companies()),
      new ListDocuments(storage.documents()),
      new CheckHealth(storage.enterprises())
    };
  }

  URI uri() {
    return http.getURI();
  }

  /** The contracts that are served, by name. */
  List<String> contracts() {
    return context.getBeansOfType(Layer.class).stream()
        .map(Layer::contract)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Refuses new connections at once, lets requests in flight finish, and ends; false if some had
   * not finished when the patience was over.
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
    context.close();
  }
}
