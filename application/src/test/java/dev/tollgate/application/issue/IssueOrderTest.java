package dev.tollgate.application.issue;

import static dev.tollgate.application.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.Refusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssueOrderTest {

  @ParameterizedTest
  @MethodSource("pairs")
  void ofTwoFaultsTheEarlierCheckIsAnswered(Check first, Check second) {
    Attempt attempt = new Attempt();
    second.spoil.accept(attempt);
    first.spoil.accept(attempt);

    assertEquals(first.toString(), attempt.make());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void aCheckAsksTheStoreForNoMoreThanItNeeds(Check check) {
    Attempt attempt = new Attempt();
    check.spoil.accept(attempt);
    var _ = attempt.world.store.takeCalls();

    assertEquals(check.toString(), attempt.make());
    assertEquals(check.calls, attempt.world.store.takeCalls());
  }

  /** In the order in which they are made. */
  static List<Check> checks() {
    return List.of(
        new Check(AuthenticationAmbiguous.class, it -> it.several = true),
        new Check(FieldsInvalid.class, it -> it.grantType = new Parameter.Absent()),
        new Check(GrantTypeUnsupported.class, it -> it.grantType = text("password")),
        new Check(
            AuthenticationFailed.class,
            it -> it.secret = "wrong",
            "clients.find",
            "clients.findFresh"),
        new Check(GrantNotAllowed.class, it -> it.client = "person", "clients.find"),
        new Check(
            EnterpriseInactive.class,
            it -> it.world.setEnterpriseActive(false),
            "clients.find",
            "enterprises.find"),
        new Check(
            CompanyInactive.class,
            it -> it.world.setCompanyActive(false),
            "clients.find",
            "enterprises.find",
            "companies.find"),
        new Check(
            ResourceUnknown.class,
            it -> it.resources = List.of("https://unknown.example"),
            "clients.find",
            "enterprises.find",
            "companies.find",
            "resources.all"),
        new Check(
            ScopesRefused.class,
            it -> it.scope = text("unknown"),
            "clients.find",
            "enterprises.find",
            "companies.find"));
  }

  static Stream<Arguments> pairs() {
    List<Check> checks = checks();
    return IntStream.range(0, checks.size())
        .boxed()
        .flatMap(
            first ->
                checks.stream()
                    .skip(first + 1L)
                    .map(second -> Arguments.of(checks.get(first), second)));
  }

  /** Something that is checked, with a fault that it finds, and what the store is asked for it. */
  private record Check(
      Class<? extends Refusal> refusal, Consumer<Attempt> spoil, List<String> calls) {

    private Check(Class<? extends Refusal> refusal, Consumer<Attempt> spoil, String... calls) {
      this(refusal, spoil, List.of(calls));
    }

    @Override
    public String toString() {
      return refusal.getSimpleName();
    }
  }

  /** A request that would be granted. */
  private static final class Attempt {

    private final World world = new World();
    private boolean several;
    private Parameter grantType = text("client_credentials");
    private String client = "ci";
    private String secret = "right";
    private Parameter scope = new Parameter.Absent();
    private List<String> resources = List.of();

    private Attempt() {
      world.registerFor(new ClientId("person"), Set.of(GrantType.AUTHORIZATION_CODE));
    }

    private String make() {
      ClientCredentials presented =
          several ? new ClientCredentials.Multiple() : World.secret(client, secret);
      return world
          .issuing()
          .issue(new TokenRequest(grantType, presented, scope, resources), World.STRICT_TERMS)
          .fold(Object::toString, refusal -> refusal.getClass().getSimpleName());
    }
  }
}
