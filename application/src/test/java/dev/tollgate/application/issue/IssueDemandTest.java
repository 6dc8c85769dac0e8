package dev.tollgate.application.issue;

import static dev.tollgate.application.World.ISSUER;
import static dev.tollgate.application.World.OTHER_TERMS;
import static dev.tollgate.application.World.SCOPES;
import static dev.tollgate.application.World.STRICT_TERMS;
import static dev.tollgate.application.World.TERMS;
import static dev.tollgate.application.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.Refusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueDemandTest {

  private static final Parameter ABSENT = new Parameter.Absent();
  private static final Parameter GRANT = text("client_credentials");
  private static final ResourceUri FIRST = new ResourceUri("https://api.example/1");
  private static final ResourceUri SECOND = new ResourceUri("https://api.example/2");

  private final World world = new World();

  @Test
  void requestedScopesAreGrantedInTheOrderOfTheRequest() {
    Token token = accepted(issue(text("a:first z:last"), TERMS));

    assertEquals(ScopeSet.of("a:first", "z:last"), token.scopes());
  }

  @Test
  void aScopeThatIsAskedForTwiceIsGrantedOnce() {
    Token token = accepted(issue(text("m:middle a:first m:middle"), TERMS));

    assertEquals(ScopeSet.of("m:middle", "a:first"), token.scopes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "a:first unknown",
        "A:FIRST",
        "a:first,z:last",
        "",
        " ",
        " a:first",
        "a:first ",
        "a:first  z:last",
        "a:first\tz:last",
        "a:first\nz:last",
        "\"a:first\"",
        "a:first\\",
        "a:first\0",
        "\u00e9"
      })
  void aScopeThatIsUnknownOrMalformedIsRefusedWhateverTheTerms(String scope) {
    assertEquals(Result.refused(new ScopesRefused()), issue(text(scope), TERMS));
    assertEquals(Result.refused(new ScopesRefused()), issue(text(scope), STRICT_TERMS));
    assertEquals(List.of(), world.store.keptTokens());
  }

  @Test
  void aClientWithoutScopesGetsATokenUnlessTheTermsRefuse() {
    world.registerWithoutScopes(new ClientId("bare"));
    TokenRequest request = World.request("bare", "right");

    var refused = world.issuing().issue(request, STRICT_TERMS);
    var issued = world.issuing().issue(request, TERMS);

    assertEquals(Result.refused(new ScopesRefused()), refused);
    assertEquals(ScopeSet.EMPTY, accepted(issued).scopes());
  }

  @Test
  void anInactiveCompanyRefusesOnlyWhereTheTermsSaySo() {
    world.setCompanyActive(false);

    assertEquals(Result.refused(new CompanyInactive()), issue(ABSENT, STRICT_TERMS));
    assertEquals(SCOPES, accepted(issue(ABSENT, TERMS)).scopes());
  }

  @Test
  void aClientWhoseCompanyIsGoneIsRefusedLikeOneOfAnInactiveCompany() {
    world.linkToCompanyThatIsGone();

    assertEquals(Result.refused(new CompanyInactive()), issue(ABSENT, STRICT_TERMS));
  }

  @Test
  void aClientLinkedToNoCompanyIsServedUnderAllTerms() {
    world.unlink();

    assertEquals(SCOPES, accepted(issue(ABSENT, STRICT_TERMS)).scopes());
  }

  @Test
  void aTokenIsMeantForWhatTheTermsSayIfNoResourceIsAskedFor() {
    add(FIRST);

    assertEquals(List.of(ISSUER), accepted(issue(ABSENT, OTHER_TERMS)).audience());
    assertEquals(List.of(), accepted(issue(ABSENT, TERMS)).audience());
  }

  @Test
  void aTokenIsMeantForEachResourceThatIsAskedForInTheirOrder() {
    add(FIRST);
    add(SECOND);

    Token one = accepted(issueFor(OTHER_TERMS, SECOND.value()));
    Token both = accepted(issueFor(OTHER_TERMS, SECOND.value(), FIRST.value(), SECOND.value()));

    assertEquals(List.of(SECOND), one.audience());
    assertEquals(List.of(SECOND, FIRST), both.audience());
  }

  @Test
  void aTokenIsMeantForEightResourcesAtTheMost() {
    List<String> nine =
        IntStream.rangeClosed(1, 9).mapToObj(i -> "https://api.example/" + i).toList();
    nine.forEach(uri -> add(new ResourceUri(uri)));

    Token token = accepted(issueFor(OTHER_TERMS, nine.subList(0, 8).toArray(String[]::new)));

    assertEquals(8, token.audience().size());
    assertEquals(
        Result.refused(new ResourceUnknown()), issueFor(OTHER_TERMS, nine.toArray(String[]::new)));
  }

  @Test
  void theIssuerNeedsNoRegistrationToBeAskedForWhereItIsTheDefault() {
    add(FIRST);

    Token token = accepted(issueFor(OTHER_TERMS, ISSUER.value(), FIRST.value()));

    assertEquals(List.of(ISSUER, FIRST), token.audience());
    assertEquals(Result.refused(new ResourceUnknown()), issueFor(TERMS, ISSUER.value()));
  }

  @Test
  void anotherSpellingOfAResourceIsTheRegisteredOne() {
    add(FIRST);

    Token token = accepted(issueFor(OTHER_TERMS, "HTTPS://api.example/1"));

    assertEquals(List.of(FIRST), token.audience());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example",
        "https://api.example/1/",
        "https://api.example/1#part",
        "/1",
        "",
        " https://api.example/1",
        "https://api.example/%",
        "\u00e9"
      })
  void oneResourceThatIsUnknownOrMalformedRefusesAll(String resource) {
    add(FIRST);

    assertEquals(Result.refused(new ResourceUnknown()), issueFor(OTHER_TERMS, resource));
    assertEquals(
        Result.refused(new ResourceUnknown()), issueFor(OTHER_TERMS, FIRST.value(), resource));
    assertEquals(List.of(), world.store.keptTokens());
  }

  @Test
  void aResourceThatWasDeletedIsUnknown() {
    add(FIRST);
    assertTrue(world.store.resources().remove(FIRST));

    assertEquals(Result.refused(new ResourceUnknown()), issueFor(OTHER_TERMS, FIRST.value()));
  }

  @Test
  void aFailureToReadResourcesIsNeverARefusal() {
    world.store.breakDown("resources.all");

    assertThrows(StoreUnavailable.class, () -> issueFor(OTHER_TERMS, FIRST.value()));
    assertEquals(List.of(ISSUER), accepted(issue(ABSENT, OTHER_TERMS)).audience());
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_code", "refresh_token"})
  void aGrantTypeThatTheTermsDoNotOfferIsUnsupportedEvenIfTheClientMayUseIt(String grantType) {
    ClientId id = new ClientId("person");
    world.registerFor(id, Set.of(GrantType.values()));

    var result =
        world
            .issuing()
            .issue(new TokenRequest(text(grantType), World.secret("person", "right")), TERMS);

    assertEquals(Result.refused(new GrantTypeUnsupported()), result);
  }

  @Test
  void aClientMayUseOnlyTheGrantsThatItIsRegisteredFor() {
    world.registerFor(new ClientId("person"), Set.of(GrantType.AUTHORIZATION_CODE));

    var result = world.issuing().issue(World.request("person", "right"), TERMS);

    assertEquals(Result.refused(new GrantNotAllowed()), result);
  }

  @Test
  void aClientWithKeysGetsATokenForAnAssertion() {
    ClientId id = new ClientId("keys");
    world.register(World.aClient("reg_keys", id, new ClientAuthentication.ByKeys("{}")));

    var result = world.issuing().issue(new TokenRequest(GRANT, World.assertion("keys=j1")), TERMS);

    assertEquals(id, accepted(result).client());
  }

  private void add(ResourceUri resource) {
    assertTrue(world.store.resources().add(resource));
  }

  private Result<IssuedToken, Refusal> issue(Parameter scope, Terms terms) {
    TokenRequest request = new TokenRequest(GRANT, World.secret("ci", "right"), scope, List.of());
    return world.issuing().issue(request, terms);
  }

  private Result<IssuedToken, Refusal> issueFor(Terms terms, String... resources) {
    TokenRequest request =
        new TokenRequest(GRANT, World.secret("ci", "right"), ABSENT, List.of(resources));
    return world.issuing().issue(request, terms);
  }

  private static Token accepted(Result<IssuedToken, Refusal> result) {
    return result.fold(
        IssuedToken::token,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
