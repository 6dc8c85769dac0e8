package dev.tollgate.application.access;

import static dev.tollgate.application.World.STRICT_TERMS;
import static dev.tollgate.application.World.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.TokenRefusal;
import dev.tollgate.application.World;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectTokenTest {

  private final World world = new World();

  @Test
  void aLiveTokenIsToldAboutFromItsRecord() {
    IssuedToken issued = world.issued();

    var result = introspecting(world).introspect(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
  }

  @Test
  void aMissingTokenIsRefusedWithoutAskingAnyPort() {
    assertEquals(
        Result.refused(new TokenMissing()),
        introspecting(world).introspect(new Parameter.Absent(), TERMS.contract()));
    assertEquals(
        Result.refused(new TokenMissing()),
        introspecting(world).introspect(new Parameter.NotText(), TERMS.contract()));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.TokenRefusal#all")
  void whatIsNotLiveIsRefused(TokenRefusal refusal) {
    Parameter token = refusal.provoke(world);

    var result = introspecting(world).introspect(token, STRICT_TERMS.contract());

    assertEquals(Result.refused(refusal.expected()), result);
  }

  @Test
  void everyRefusalOccurs() {
    Set<String> provoked =
        new TreeSet<>(
            Leaves.provokedBy(
                () -> introspecting(world).introspect(new Parameter.Absent(), TERMS.contract())));
    for (TokenRefusal refusal : TokenRefusal.all()) {
      World its = new World();
      Parameter token = refusal.provoke(its);
      provoked.addAll(
          Leaves.provokedBy(() -> introspecting(its).introspect(token, STRICT_TERMS.contract())));
    }

    assertEquals(new TreeSet<>(Leaves.of(IntrospectRefusal.class)), provoked);
  }

  @Test
  void aTokenLivesAgainWhenItsEnterpriseIsActiveAgain() {
    IssuedToken issued = world.issued();
    world.setEnterpriseActive(false);
    world.setEnterpriseActive(true);

    var result = introspecting(world).introspect(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
  }

  @Test
  void aTokenLivesAgainWhenItsClientIsEnabledAgain() {
    IssuedToken issued = world.issued();
    world.setEnabled(World.CLIENT, false);
    world.setEnabled(World.CLIENT, true);

    var result = introspecting(world).introspect(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
  }

  @Test
  void aTokenOfAClientWithoutCompanyIsLive() {
    IssuedToken issued = world.issued();
    world.unlink();

    var result = introspecting(world).introspect(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
  }

  @Test
  void aTokenOfAnInactiveCompanyIsLiveWhereTheTermsSaySo() {
    IssuedToken issued = world.issued();
    world.setCompanyActive(false);

    var result = introspecting(world).introspect(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
    assertEquals(
        List.of("companies.change", "tokens.find", "clients.find", "enterprises.find"),
        world.store.takeCalls());
  }

  @Test
  void underStrictTermsATokenOfAClientWithoutCompanyIsLiveToo() {
    IssuedToken issued = world.issued();
    world.unlink();

    world.serve(STRICT_TERMS);
    var result = introspecting(world).introspect(World.text(issued), STRICT_TERMS.contract());

    assertEquals(Result.ok(issued.token()), result);
  }

  @Test
  void theSignatureIsCheckedBeforeTheStoreIsAsked() {
    var _ = introspecting(world).introspect(World.text("forged"), TERMS.contract());

    assertEquals(List.of(), world.store.takeCalls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens.find", "clients.find", "enterprises.find", "companies.find"})
  void aStoreFailureIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    world.serve(STRICT_TERMS);
    IntrospectToken introspecting = introspecting(world);

    assertThrows(
        StoreUnavailable.class, () -> introspecting.introspect(token, STRICT_TERMS.contract()));
  }

  private static IntrospectToken introspecting(World world) {
    return new IntrospectToken(world.liveTokens());
  }
}
