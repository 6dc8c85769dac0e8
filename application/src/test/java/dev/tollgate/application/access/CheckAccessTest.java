package dev.tollgate.application.access;

import static dev.tollgate.application.World.ISSUER;
import static dev.tollgate.application.World.OTHER_TERMS;
import static dev.tollgate.application.World.STRICT_TERMS;
import static dev.tollgate.application.World.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.TokenRefusal;
import dev.tollgate.application.World;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAccessTest {

  private static final Demand GRANTED = demand("a:first", "z:last");
  private static final Demand.Requirements TOO_MUCH = demand("a:first", "admin");
  private static final ResourceUri RESOURCE = new ResourceUri("https://api.example/v1");
  private static final Demand EVERYTHING =
      new Demand.Requirements(TOO_MUCH.scopes(), Optional.of(RESOURCE), true);

  private static final Demand NOTHING =
      new Demand.Requirements(ScopeSet.EMPTY, Optional.empty(), false);

  private final World world = new World();

  @Test
  void aLiveTokenWithTheScopesOpens() {
    IssuedToken issued = world.issued();

    LiveToken access =
        checking(world)
            .check(World.text(issued), GRANTED, TERMS.contract())
            .fold(
                it -> it,
                refusal -> {
                  throw new AssertionError(refusal.toString());
                });

    assertEquals(issued.token(), access.token());
    assertEquals(World.CLIENT, access.client().id());
  }

  @Test
  void aMissingOrMalformedTokenParameterIsRefusedWithoutLookingUp() {
    CheckAccess checking = checking(world);

    assertEquals(
        Result.refused(new TokenMissing()),
        checking.check(new Parameter.Absent(), GRANTED, TERMS.contract()));
    assertEquals(
        Result.refused(new AccessRequestInvalid()),
        checking.check(new Parameter.NotText(), GRANTED, TERMS.contract()));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void anUnreadableRequirementIsRefusedWithoutLookingUp() {
    CheckAccess checking = checking(world);
    Demand unreadable = new Demand.Unreadable("");

    assertEquals(
        Result.refused(new DemandInvalid()),
        checking.check(new Parameter.Text("x"), unreadable, TERMS.contract()));
    assertEquals(
        Result.refused(new DemandInvalid()),
        checking.check(new Parameter.Absent(), unreadable, TERMS.contract()));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.TokenRefusal#all")
  void whatIsNotLiveIsRefusedBeforeResourceScopesAndCompany(TokenRefusal refusal) {
    Parameter token = refusal.provoke(world);
    world.setCompanyActive(false);

    var result = checking(world).check(token, EVERYTHING, STRICT_TERMS.contract());

    assertEquals(Result.refused(refusal.expected()), result);
  }

  @Test
  void oneMissingScopeIsEnoughToRefuseBeforeTheCompanyIsAsked() {
    Parameter token = World.text(world.issued());
    world.setCompanyActive(false);
    var _ = world.store.takeCalls();

    var result = checking(world).check(token, TOO_MUCH, TERMS.contract());

    assertEquals(Result.refused(new ScopeMissing(TOO_MUCH.scopes())), result);
    assertEquals(
        List.of("tokens.find", "clients.find", "enterprises.find"), world.store.takeCalls());
  }

  @Test
  void aClientWithoutCompanyIsRefused() {
    Parameter token = World.text(world.issued());
    world.unlink();

    var result = checking(world).check(token, GRANTED, TERMS.contract());

    assertEquals(Result.refused(new CompanyMissing()), result);
  }

  @Test
  void anInactiveCompanyIsRefusedUntilItIsActiveAgain() {
    Parameter token = World.text(world.issued());
    world.setCompanyActive(false);
    var inactive = checking(world).check(token, GRANTED, TERMS.contract());

    world.setCompanyActive(true);
    var active = checking(world).check(token, GRANTED, TERMS.contract());

    assertEquals(Result.refused(new CompanyInactive()), inactive);
    assertEquals("passed", outcome(active));
  }

  @Test
  void everyRefusalOccurs() {
    Parameter token = World.text(world.issued());
    CheckAccess checking = checking(world);
    Set<String> provoked =
        new TreeSet<>(
            Leaves.provokedBy(
                () -> checking.check(token, new Demand.Unreadable(""), TERMS.contract()),
                () -> checking.check(new Parameter.Absent(), GRANTED, TERMS.contract()),
                () -> checking.check(new Parameter.NotText(), GRANTED, TERMS.contract()),
                () -> checking.check(token, EVERYTHING, TERMS.contract()),
                () -> checking.check(token, TOO_MUCH, TERMS.contract()),
                () -> {
                  world.setCompanyActive(false);
                  return checking.check(token, GRANTED, TERMS.contract());
                },
                () -> {
                  world.unlink();
                  return checking.check(token, GRANTED, TERMS.contract());
                }));
    for (TokenRefusal refusal : TokenRefusal.all()) {
      World its = new World();
      Parameter notLive = refusal.provoke(its);
      provoked.addAll(
          Leaves.provokedBy(() -> checking(its).check(notLive, GRANTED, STRICT_TERMS.contract())));
    }

    assertEquals(new TreeSet<>(Leaves.of(AccessRefusal.class)), provoked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens.find", "clients.find", "enterprises.find", "companies.find"})
  void aStoreFailureIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    CheckAccess checking = checking(world);

    assertThrows(StoreUnavailable.class, () -> checking.check(token, GRANTED, TERMS.contract()));
  }

  @Test
  void aTokenOpensOnlyTheResourcesThatItIsMeantFor() {
    Parameter token = tokenFor("https://api.example/v1", "https://api.example/v2");
    CheckAccess checking = checking(world);

    assertEquals("passed", outcome(checking.check(token, of(RESOURCE), OTHER_TERMS.contract())));
    assertEquals(
        "AudienceWrong",
        outcome(
            checking.check(
                token, of(new ResourceUri("https://api.example/v")), OTHER_TERMS.contract())));
    assertEquals(
        "AudienceWrong", outcome(checking.check(token, of(ISSUER), OTHER_TERMS.contract())));
  }

  @Test
  void aTokenWithoutResourceIsMeantForTheIssuerWhereTheTermsSaySo() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    Parameter silent = World.text(world.issued(TERMS));
    CheckAccess checking = checking(world);

    assertEquals("passed", outcome(checking.check(token, of(ISSUER), OTHER_TERMS.contract())));
    assertEquals(
        "AudienceWrong", outcome(checking.check(token, of(RESOURCE), OTHER_TERMS.contract())));
    assertEquals("AudienceWrong", outcome(checking.check(silent, of(ISSUER), TERMS.contract())));
  }

  @Test
  void theAudienceIsIgnoredUnlessAResourceIsRequired() {
    Parameter token = tokenFor("https://api.example/v1");

    var result = checking(world).check(token, GRANTED, OTHER_TERMS.contract());

    assertEquals("passed", outcome(result));
  }

  @Test
  void theResourceIsCheckedBeforeTheScopesAndTheScopesBeforeTheCompany() {
    Parameter token = World.text(world.issued());
    world.setCompanyActive(false);
    CheckAccess checking = checking(world);

    assertEquals("AudienceWrong", outcome(checking.check(token, EVERYTHING, TERMS.contract())));
    assertEquals("ScopeMissing", outcome(checking.check(token, TOO_MUCH, TERMS.contract())));
    assertEquals("CompanyInactive", outcome(checking.check(token, GRANTED, TERMS.contract())));
  }

  @Test
  void withoutACompanyRequirementTheCompanyIsIgnored() {
    Parameter token = World.text(world.issued());
    CheckAccess checking = checking(world);
    world.setCompanyActive(false);
    var ofInactive = checking.check(token, NOTHING, TERMS.contract());
    world.unlink();
    var ofNone = checking.check(token, NOTHING, TERMS.contract());

    assertEquals("passed", outcome(ofInactive));
    assertEquals("passed", outcome(ofNone));
  }

  private Parameter tokenFor(String... resources) {
    Stream.of(resources)
        .map(ResourceUri::new)
        .forEach(resource -> assertTrue(world.store.resources().add(resource)));
    TokenRequest request =
        new TokenRequest(
            World.text("client_credentials"),
            World.secret("ci", "right"),
            new Parameter.Absent(),
            List.of(resources));
    return world
        .issuing()
        .issue(request, OTHER_TERMS)
        .fold(
            World::text,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static Demand.Requirements demand(String... scopes) {
    return new Demand.Requirements(ScopeSet.of(scopes), Optional.empty(), true);
  }

  private static Demand of(ResourceUri resource) {
    return new Demand.Requirements(ScopeSet.EMPTY, Optional.of(resource), false);
  }

  private static String outcome(Result<LiveToken, AccessRefusal> result) {
    return result.fold(access -> "passed", refusal -> refusal.getClass().getSimpleName());
  }

  private static CheckAccess checking(World world) {
    return new CheckAccess(world.liveTokens(), world.store.companies(), _ -> {});
  }
}
