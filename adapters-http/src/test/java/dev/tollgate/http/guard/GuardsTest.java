package dev.tollgate.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class GuardsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Result<LiveToken, AccessRefusal> PASSED = Result.ok(anAccess());
  private static final Result<LiveToken, AccessRefusal> REVOKED =
      Result.refused(new TokenRevoked());

  private static final Reply REFUSAL =
      new Reply.Named(
          mock(Layer.class), "refused", Map.of(), Optional.empty(), UnaryOperator.identity());

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/api/tags", "/api/brand-kit/logos"})
  void aRootIsGuardedWithAllThatLiesBelowIt(String path) {
    Door door = new Door(REVOKED);

    assertEquals(SecurityRuleResult.REJECTED, decide(door, aRequest(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/apix", "/apix/tags", "/API/tags", "/oauth/api/tags"})
  void otherPathsAreOpenToEverybody(String path) {
    Door door = new Door(REVOKED);

    assertEquals(SecurityRuleResult.ALLOWED, decide(door, aRequest(path)));
    assertEquals(List.of(), door.asked);
  }

  @Test
  void whatIsNotThereNeedsNoToken() {
    Door door = new Door(REVOKED);
    HttpRequest<?> unrouted = new SimpleHttpRequest<Object>(HttpMethod.GET, "/api/tags", null);

    assertEquals(SecurityRuleResult.ALLOWED, decide(door, unrouted));
    assertEquals(Optional.empty(), new BearerReader(guards(door)).findToken(unrouted));
    assertEquals(List.of(), door.asked);
  }

  @Test
  void withoutATokenTheGuardIsAskedAllTheSame() {
    Door door = new Door(Result.refused(new TokenMissing()));

    assertEquals(SecurityRuleResult.REJECTED, decide(door, aRequest("/api/tags")));
    assertEquals(List.of(new Parameter.Absent()), door.asked);
  }

  @Test
  void aBrokenHeaderReachesTheGuardAsNoText() {
    Door door = new Door(Result.refused(new TokenMissing()));
    HttpRequest<?> request = aRequest("/api/tags", "Bearer a", "Bearer b");

    assertEquals(Optional.empty(), new BearerReader(guards(door)).findToken(request));
    assertEquals(SecurityRuleResult.REJECTED, decide(door, request));
    assertEquals(List.of(new Parameter.NotText()), door.asked);
  }

  @Test
  void theTokenIsReadOnGuardedPathsOnly() {
    BearerReader reader = new BearerReader(guards(new Door(PASSED)));

    assertEquals(Optional.of("abc"), reader.findToken(aRequest("/api/tags", "bearer abc")));
    assertEquals(Optional.empty(), reader.findToken(aRequest("/oauth/revoke", "Bearer abc")));
    assertEquals(Optional.empty(), reader.findToken(aRequest("/api/tags", "Basic abc")));
    assertEquals(Optional.empty(), reader.findToken(aRequest("/api/tags")));
  }

  @Test
  void aTokenThatPassesIsAskedAboutOnceAndTellsForWhom() {
    Door door = new Door(PASSED);
    HttpRequest<?> request = aRequest("/api/tags", "Bearer abc");

    Optional<Authentication> authentication = validate(door, "abc", request);

    assertEquals(Optional.of("ci"), authentication.map(Authentication::getName));
    assertEquals(SecurityRuleResult.ALLOWED, decide(door, request));
    assertEquals(anAccess(), Guards.access(request));
    assertEquals(List.of(new Parameter.Text("abc")), door.asked);
  }

  @Test
  void aTokenThatDoesNotPassIsAskedAboutOnceAndRefusedInTheWordsOfTheGuard() {
    Door door = new Door(REVOKED);
    HttpRequest<?> request = aRequest("/api/tags", "Bearer abc");

    Optional<Authentication> authentication = validate(door, "abc", request);
    SecurityRuleResult decision = decide(door, request);
    Exit exit = mock(Exit.class);
    when(exit.answer(request, REFUSAL))
        .thenReturn(HttpResponse.ok(Unpooled.EMPTY_BUFFER).status(401));
    var answer = new GuardRefusalHandler(exit).handle(request, new AuthorizationException(null));

    assertEquals(Optional.empty(), authentication);
    assertEquals(SecurityRuleResult.REJECTED, decision);
    assertEquals(401, answer.code());
    assertEquals(List.of(new Parameter.Text("abc")), door.asked);
    assertThrows(IllegalStateException.class, () -> Guards.access(request));
  }

  @Test
  void aStoreOutageIsNoVerdict() {
    Door door = new Door(PASSED);
    door.broken = true;
    HttpRequest<?> request = aRequest("/api/tags", "Bearer abc");

    assertThrows(StoreUnavailable.class, () -> validate(door, "abc", request));
    assertEquals(Optional.empty(), Guards.verdict(request));
  }

  @Test
  void noTokenIsValidatedWhereNothingIsGuarded() {
    Door door = new Door(PASSED);

    assertEquals(Optional.empty(), validate(door, "abc", aRequest("/oauth/revoke", "Bearer abc")));
    assertEquals(List.of(), door.asked);
  }

  @Test
  void withoutAGuardNoRequestIsAdmitted() {
    HttpRequest<?> request = aRequest("/oauth/revoke");

    assertThrows(IllegalStateException.class, () -> Guards.access(request));
    assertThrows(
        IllegalStateException.class,
        () ->
            new GuardRefusalHandler(mock(Exit.class))
                .handle(request, new AuthorizationException(null)));
  }

  @Test
  void anAdmittedRequestIsNeverRejectedAfterwards() {
    Door door = new Door(PASSED);
    HttpRequest<?> request = aRequest("/api/tags");
    assertEquals(SecurityRuleResult.ALLOWED, decide(door, request));

    assertThrows(
        IllegalStateException.class,
        () ->
            new GuardRefusalHandler(mock(Exit.class))
                .handle(request, new AuthorizationException(null)));
  }

  /** A guard of {@code /api} that always decides alike, and notes what it was asked. */
  private static final class Door implements Guard {

    final List<Parameter> asked = new ArrayList<>();
    private final Result<LiveToken, AccessRefusal> verdict;
    private boolean broken;

    Door(Result<LiveToken, AccessRefusal> verdict) {
      this.verdict = verdict;
    }

    @Override
    public List<String> roots() {
      return List.of("/api");
    }

    @Override
    public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
      asked.add(token);
      if (broken) {
        throw new StoreUnavailable("down", null);
      }
      return verdict;
    }

    @Override
    public Reply refuse(AccessRefusal refusal) {
      return REFUSAL;
    }
  }

  private static Guards guards(Guard guard) {
    Layer owner = mock(Layer.class);
    when(owner.contract()).thenReturn("example");
    Layers layers = mock(Layers.class);
    when(layers.ownerOf(anyString())).thenReturn(owner);
    Exit exit = mock(Exit.class);
    when(exit.hear(any(), any(), any())).thenAnswer(call -> call.<Supplier<?>>getArgument(1).get());
    return new Guards(List.of(guard), layers, exit);
  }

  private static SecurityRuleResult decide(Guard guard, HttpRequest<?> request) {
    return Mono.from(new GuardRule(guards(guard)).check(request, null)).block();
  }

  private static Optional<Authentication> validate(
      Guard guard, String token, HttpRequest<?> request) {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      BearerValidator validator = new BearerValidator(guards(guard), executor);
      return Mono.from(validator.validateToken(token, request)).blockOptional();
    }
  }

  private static HttpRequest<?> aRequest(String path, String... authorization) {
    var request = new SimpleHttpRequest<Object>(HttpMethod.GET, path, null);
    for (String header : authorization) {
      request.getHeaders().add("Authorization", header);
    }
    RouteAttributes.setRouteMatch(request, mock(RouteMatch.class));
    return request;
  }

  private static LiveToken anAccess() {
    Client client =
        new Client(
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            new Name("CI"),
            new EnterpriseId("ent_1"),
            Optional.of(new CompanyId("com_1")),
            ScopeSet.EMPTY,
            List.of(),
            true,
            NOW);
    Token token =
        new Token(
            new TokenId("t1"),
            client.registration(),
            client.id(),
            "cliquify",
            ScopeSet.EMPTY,
            List.of(),
            NOW,
            NOW.plusSeconds(60),
            Optional.empty());
    return new LiveToken(token, client, Optional.empty());
  }
}
