package dev.tollgate.application.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.signin.People;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.User;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.domain.refusal.UserInactive.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a user still lets a client act for a company. */
final class StandingTest {

  private static final ContractRules STRICT =
      new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of());
  private static final ContractRules LENIENT =
      new ContractRules("old", WhenCompanyInactive.SERVE, WhenNoScopes.REFUSE, Set.of());

  private final People people = new People();
  private final CompanyId company = people.company.id();
  private final User user = people.user("ada@example.com", "correct horse battery");
  private final Grant grant = allow();
  private final Standing standing = Standing.of(people.store);

  private Grant allow() {
    Client client =
        new Client(
            new RegistrationId("reg_app"),
            new ClientId("app"),
            new Name("App"),
            people.company.enterprise(),
            Optional.of(company),
            ScopeSet.of("read"),
            List.of(),
            true,
            People.START);
    boolean _ = people.store.clients().add(client);
    Grant fresh =
        new Grant(
            GrantId.next(People.START, people.random),
            client.registration(),
            client.id(),
            user.id(),
            company,
            "rfc",
            client.scopes(),
            People.START,
            People.START,
            Optional.empty());
    return people.store.grants().allow(fresh, fresh.scopes()).orElseThrow();
  }

  private Result<Acting, StandingRefusal> check() {
    return standing.check(user.id(), company, grant.id(), STRICT);
  }

  private static Result<Acting, StandingRefusal> inactive(Cause cause) {
    return Result.refused(new UserInactive(cause));
  }

  private void setCompanyActive(boolean active) {
    boolean _ = people.store.companies().change(company, new TenantChange.SetActive(active));
  }

  private void setEnterpriseActive(boolean active) {
    boolean _ =
        people
            .store
            .enterprises()
            .change(people.company.enterprise(), new TenantChange.SetActive(active));
  }

  private void change(UserChange change) {
    boolean _ = people.store.users().change(user.id(), change);
  }

  @Test
  void aUserWhoStillAllowsItIsToldWithTheCompanyAndTheGrant() {
    assertEquals(Result.ok(new Acting(user, people.company, grant)), check());
  }

  @Test
  void whatIsWrongIsToldInTheOrderOfTheParties() {
    setCompanyActive(false);
    assertEquals(Result.refused(new CompanyInactive()), check());

    setEnterpriseActive(false);
    assertEquals(Result.refused(new EnterpriseInactive()), check());

    boolean _ = people.store.grants().revoke(grant.id(), People.START);
    assertEquals(Result.refused(new GrantRevoked()), check());

    change(new UserChange.Leave(company, People.START));
    assertEquals(inactive(Cause.NOT_A_MEMBER), check());

    change(new UserChange.SetEnabled(false, People.START));
    assertEquals(inactive(Cause.DISABLED), check());

    boolean _ = people.store.users().remove(user.id());
    assertEquals(inactive(Cause.NOT_FOUND), check());
  }

  @Test
  void whatWasDisabledAndIsEnabledAgainWorksAgain() {
    change(new UserChange.SetEnabled(false, People.START));
    setCompanyActive(false);
    setEnterpriseActive(false);
    change(new UserChange.SetEnabled(true, People.START.plusSeconds(1)));
    setCompanyActive(true);
    setEnterpriseActive(true);

    assertEquals(grant, check().fold(Acting::grant, _ -> null));
  }

  @Test
  void aCompanyThatWasDeletedHasNoMembers() {
    var _ = people.store.companies().remove(company, true);

    assertEquals(inactive(Cause.NOT_A_MEMBER), check());
  }

  @Test
  void aContractMayServeInactiveCompanies() {
    setCompanyActive(false);

    assertEquals(
        grant,
        standing.check(user.id(), company, grant.id(), LENIENT).fold(Acting::grant, _ -> null));
  }

  @Test
  void whatCameFromACodeThatIsGoneIsRevoked() {
    assertEquals(true, standing.isRevoked(SecretDigest.of("gone")));
  }
}
