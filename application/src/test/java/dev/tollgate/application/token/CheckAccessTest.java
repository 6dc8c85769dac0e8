package dev.tollgate.application.token;

import static dev.tollgate.application.token.World.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.token.CheckAccess.Access;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAccessTest {

  private static final ScopeSet GRANTED = ScopeSet.of("a:first", "z:last");
  private static final ScopeSet TOO_MUCH = ScopeSet.of("a:first", "admin");

  private final World world = new World();

  @Test
  void aLiveTokenWithTheScopesOpensForTheCompanyOfItsClient() {
    IssueToken.Issued issued = world.issued();

    Access access =
        checking(world)
            .check(World.text(issued), GRANTED, TERMS)
            .fold(
                it -> it,
                refusal -> {
                  throw new AssertionError(refusal.toString());
                });

    assertEquals(issued.token(), access.token());
    assertEquals(World.CLIENT, access.client().id());
    assertEquals(World.COMPANY, access.company().id());
  }

  @Test
  void noTokenAtAllIsMissingAndNobodyIsAsked() {
    CheckAccess checking = checking(world);

    assertEquals(
        Result.refused(new TokenMissing()), checking.check(new Parameter.Absent(), GRANTED, TERMS));
    assertEquals(
        Result.refused(new TokenMissing()),
        checking.check(new Parameter.NotText(), GRANTED, TERMS));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.token.TokenRefusal#all")
  void whatIsNotLiveIsRefusedBeforeScopesAndCompany(TokenRefusal refusal) {
    Parameter token = refusal.provoke(world);
    world.setCompanyActive(false);

    var result = checking(world).check(token, TOO_MUCH, TERMS);

    assertEquals(Result.refused(refusal.expected()), result);
  }

  @Test
  void oneMissingScopeIsEnoughToRefuseBeforeTheCompanyIsAsked() {
    Parameter token = World.text(world.issued());
    world.setCompanyActive(false);
    var _ = world.store.takeCalls();

    var result = checking(world).check(token, TOO_MUCH, TERMS);

    assertEquals(Result.refused(new ScopeMissing(TOO_MUCH)), result);
    assertEquals(
        List.of("tokens.find", "clients.find", "enterprises.find"), world.store.takeCalls());
  }

  @Test
  void aClientWithoutCompanyIsRefused() {
    Parameter token = World.text(world.issued());
    world.unlink();

    var result = checking(world).check(token, GRANTED, TERMS);

    assertEquals(Result.refused(new CompanyMissing()), result);
  }

  @Test
  void anInactiveCompanyIsRefusedUntilItIsActiveAgain() {
    Parameter token = World.text(world.issued());
    world.setCompanyActive(false);
    var inactive = checking(world).check(token, GRANTED, TERMS);

    world.setCompanyActive(true);
    var active = checking(world).check(token, GRANTED, TERMS);

    assertEquals(Result.refused(new CompanyInactive()), inactive);
    assertEquals("passed", active.fold(access -> "passed", Object::toString));
  }

  @Test
  void everyRefusalIsMet() {
    Parameter token = World.text(world.issued());
    CheckAccess checking = checking(world);
    Set<String> provoked =
        new TreeSet<>(
            Leaves.provokedBy(
                () -> checking.check(new Parameter.Absent(), GRANTED, TERMS),
                () -> checking.check(token, TOO_MUCH, TERMS),
                () -> {
                  world.setCompanyActive(false);
                  return checking.check(token, GRANTED, TERMS);
                },
                () -> {
                  world.unlink();
                  return checking.check(token, GRANTED, TERMS);
                }));
    for (TokenRefusal refusal : TokenRefusal.all()) {
      World its = new World();
      Parameter notLive = refusal.provoke(its);
      provoked.addAll(Leaves.provokedBy(() -> checking(its).check(notLive, GRANTED, TERMS)));
    }

    assertEquals(new TreeSet<>(Leaves.of(AccessRefusal.class)), provoked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens.find", "clients.find", "enterprises.find", "companies.find"})
  void aStoreThatCannotAnswerIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    CheckAccess checking = checking(world);

    assertThrows(StoreUnavailable.class, () -> checking.check(token, GRANTED, TERMS));
  }

  private static CheckAccess checking(World world) {
    return new CheckAccess(world.liveTokens(), world.store.companies());
  }
}
