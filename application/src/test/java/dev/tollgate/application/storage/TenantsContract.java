package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for enterprises and companies. */
@About({Enterprises.class, Companies.class})
interface TenantsContract extends StorageUnderTest {

  private Enterprises enterprises() {
    return storage().enterprises();
  }

  private Companies companies() {
    return storage().companies();
  }

  @Test
  default void enterprisesAreFoundAsTheyWereSaved() {
    for (Name name : Samples.names()) {
      Enterprise saved = new Enterprise(anEnterprise().id(), name, false, Samples.NOW);

      boolean added = enterprises().add(saved);

      assertTrue(added);
      assertEquals(Optional.of(saved), enterprises().find(saved.id()));
    }
  }

  @Test
  default void companiesAreFoundAsTheyWereSaved() {
    for (Name name : Samples.names()) {
      Company saved = new Company(aCompany().id(), anEnterprise().id(), name, false, Samples.LATER);

      boolean added = Samples.add(storage(), saved);

      assertTrue(added);
      assertEquals(Optional.of(saved), companies().find(saved.id()));
    }
  }

  @Test
  default void aTenantWithATakenIdIsNotAddedAndTheFirstRemains() {
    Enterprise enterprise = anEnterprise();
    Company company = aCompany();
    boolean _ = enterprises().add(enterprise);
    boolean _ = Samples.add(storage(), company);

    boolean enterpriseAgain =
        enterprises().add(anEnterprise(enterprise.id(), new Name("Somebody else")));
    boolean companyAgain =
        Samples.add(storage(), aCompany(company.id(), new Name("Somebody else")));

    assertFalse(enterpriseAgain);
    assertFalse(companyAgain);
    assertEquals(Optional.of(enterprise), enterprises().find(enterprise.id()));
    assertEquals(Optional.of(company), companies().find(company.id()));
  }

  @Test
  default void onlyOneOfManyThreadsAddsAnEnterprise() throws Exception {
    Enterprise enterprise = anEnterprise();

    long winners = Race.winners(i -> enterprises().add(enterprise));

    assertEquals(1, winners);
  }

  @Test
  default void idsAreComparedByteForByte() {
    List<String> ids = List.of("acme", "Acme", "ACME", "acme.", "acme-1");
    ids.forEach(
        id -> assertTrue(enterprises().add(anEnterprise(new EnterpriseId(id), new Name(id)))));

    Optional<Name> found = enterprises().find(new EnterpriseId("Acme")).map(Enterprise::name);

    assertEquals(Optional.of(new Name("Acme")), found);
    assertEquals(Optional.empty(), enterprises().find(new EnterpriseId("aCME")));
    assertEquals(Optional.empty(), companies().find(new CompanyId("acme")));
  }

  @Test
  default void tenantsAreListedInByteOrder() {
    List<String> shuffled = List.of("b", "B", "_", "a", "-", "0", "~", "A", "aa", "10", "9");
    shuffled.forEach(
        id -> assertTrue(enterprises().add(anEnterprise(new EnterpriseId(id), new Name(id)))));
    shuffled.forEach(
        id ->
            assertTrue(
                companies()
                    .add(
                        new Company(
                            new CompanyId(id),
                            new EnterpriseId(id),
                            new Name(id),
                            true,
                            Samples.NOW))));

    List<String> sorted = shuffled.stream().sorted().toList();

    assertEquals(sorted, enterpriseIds(Listing.first(100)));
    assertEquals(sorted, companyIds(Listing.first(100)));
    assertEquals(sorted.subList(0, 3), enterpriseIds(Listing.first(3)));
    assertEquals(sorted.subList(3, 6), companyIds(new Listing(sorted.get(2), Optional.empty(), 3)));
    assertEquals(List.of(), enterpriseIds(new Listing("~", Optional.empty(), 3)));
    assertEquals(List.of("B", "_"), enterpriseIds(new Listing("AZ", Optional.empty(), 2)));
  }

  @Test
  default void tenantsAreFilteredByState() {
    for (String id : List.of("a", "b", "c", "d")) {
      boolean active = Stream.of("b", "d").noneMatch(id::equals);
      Enterprise enterprise =
          new Enterprise(new EnterpriseId(id), new Name(id), active, Samples.NOW);
      Company company =
          new Company(new CompanyId(id), enterprise.id(), new Name(id), active, Samples.NOW);
      assertTrue(enterprises().add(enterprise) && Samples.add(storage(), company));
    }

    Listing active = new Listing("", Optional.of(true), 10);
    Listing inactive = new Listing("b", Optional.of(false), 10);

    assertEquals(List.of("a", "c"), enterpriseIds(active));
    assertEquals(List.of("a", "c"), companyIds(active));
    assertEquals(List.of("d"), enterpriseIds(inactive));
    assertEquals(List.of("d"), companyIds(inactive));
  }

  @Test
  default void aChangeToATenantChangesNothingElse() {
    Enterprise enterprise = anEnterprise();
    Company company = aCompany();
    Name name = new Name("Renamed \ud83e\udd84 ");
    boolean _ = enterprises().add(enterprise);
    boolean _ = Samples.add(storage(), company);

    assertTrue(enterprises().change(enterprise.id(), new TenantChange.SetActive(false)));
    assertTrue(enterprises().change(enterprise.id(), new TenantChange.SetActive(false)));
    assertTrue(companies().change(company.id(), new TenantChange.SetActive(false)));
    assertTrue(companies().change(company.id(), new TenantChange.Rename(name)));

    assertEquals(
        Optional.of(new Enterprise(enterprise.id(), enterprise.name(), false, Samples.NOW)),
        enterprises().find(enterprise.id()));
    assertEquals(
        Optional.of(new Company(company.id(), company.enterprise(), name, false, Samples.NOW)),
        companies().find(company.id()));

    assertTrue(enterprises().change(enterprise.id(), new TenantChange.Rename(name)));
    assertTrue(enterprises().change(enterprise.id(), new TenantChange.SetActive(true)));
    assertTrue(companies().change(company.id(), new TenantChange.SetActive(true)));

    assertEquals(
        Optional.of(new Enterprise(enterprise.id(), name, true, Samples.NOW)),
        enterprises().find(enterprise.id()));
    assertEquals(
        Optional.of(new Company(company.id(), company.enterprise(), name, true, Samples.NOW)),
        companies().find(company.id()));
  }

  private static Company numbered(String slug, long number) {
    Company other = aCompany();
    return new Company(
        other.id(),
        other.enterprise(),
        other.name(),
        Optional.of(new Slug(slug)),
        OptionalLong.of(number),
        new CustomClaims("{\"a\":1}"),
        true,
        true,
        Samples.NOW);
  }

  @Test
  default void aSlugAndAnAccountNumberBelongToOneCompany() {
    Company first = numbered("acme-1", 7);
    assertTrue(Samples.add(storage(), first));
    List<Company> _ = List.of(aCompanyOnRecord(storage()), aCompanyOnRecord(storage()));

    assertFalse(Samples.add(storage(), numbered("acme-1", 8)));
    assertFalse(Samples.add(storage(), numbered("acme-2", 7)));
    assertTrue(companies().change(first.id(), new TenantChange.SetActive(false)));
    assertTrue(companies().change(first.id(), new TenantChange.SetActive(true)));

    assertEquals(Optional.of(first), second().companies().find(first.id()));
    assertEquals(Optional.of(first), second().companies().findBySlug(new Slug("acme-1")));
    assertEquals(Optional.empty(), companies().findBySlug(new Slug("acme-2")));
  }

  @Test
  default void anAccountNumberIsNeverGivenOutAgain() {
    long first = companies().nextAccountNumber();
    Company added = numbered("acme", 41);
    assertTrue(Samples.add(storage(), added));
    assertTrue(companies().remove(added.id(), true) instanceof Removal.Done);
    assertTrue(Samples.add(storage(), numbered("late", 5)));

    long second = second().companies().nextAccountNumber();
    long third = companies().nextAccountNumber();

    assertEquals(List.of(1L, 42L, 43L), List.of(first, second, third));
  }

  @Test
  default void threadsOnTwoInstancesGetAccountNumbersOfTheirOwn() throws Exception {
    Storage other = second();
    Set<Long> numbers = ConcurrentHashMap.newKeySet();

    long winners =
        Race.winners(
            i -> numbers.add((i % 2 == 0 ? storage() : other).companies().nextAccountNumber()));

    assertEquals(
        List.of((long) Race.THREADS, (long) Race.THREADS), List.of(winners, (long) numbers.size()));
  }

  @Test
  default void anUnknownTenantIsNotFoundOrChanged() {
    TenantChange rename = new TenantChange.Rename(new Name("Nobody"));
    TenantChange activate = new TenantChange.SetActive(true);

    assertEquals(Optional.empty(), enterprises().find(anEnterprise().id()));
    assertEquals(Optional.empty(), companies().find(aCompany().id()));
    assertFalse(enterprises().change(anEnterprise().id(), rename));
    assertFalse(enterprises().change(anEnterprise().id(), activate));
    assertFalse(companies().change(aCompany().id(), rename));
    assertFalse(companies().change(aCompany().id(), activate));
    assertEquals(List.of(), enterpriseIds(Listing.first(1)));
    assertEquals(List.of(), companyIds(Listing.first(1)));
  }

  private List<String> enterpriseIds(Listing listing) {
    return enterprises().page(listing).stream().map(found -> found.id().value()).toList();
  }

  private List<String> companyIds(Listing listing) {
    return companies().page(listing).stream().map(found -> found.id().value()).toList();
  }

  @Test
  default void detailsOfACompanyAreUpdatedOnlyIfUnchangedSinceRead() {
    CustomClaims first = new CustomClaims("{\"a\":1}");
    CustomClaims second = new CustomClaims("{\"b\":[true,null]}");
    Optional<Slug> slug = Optional.of(new Slug("acme-2"));
    Company plain = aCompany();
    Company before =
        new Company(plain.id(), plain.enterprise(), plain.name(), first, true, plain.createdAt());
    assertTrue(Samples.add(storage(), before));
    CompanyChange.Details seen = new CompanyChange.Details(Optional.empty(), first, false);
    CompanyChange.Details wanted = new CompanyChange.Details(slug, second, true);

    Optional<Company> added = companies().find(before.id());
    boolean otherClaims =
        companies()
            .change(
                before.id(),
                new CompanyChange.Update(
                    wanted, new CompanyChange.Details(Optional.empty(), CustomClaims.NONE, false)));
    boolean otherSlug =
        companies()
            .change(
                before.id(),
                new CompanyChange.Update(wanted, new CompanyChange.Details(slug, first, false)));
    boolean updated = companies().change(before.id(), new CompanyChange.Update(wanted, seen));
    boolean outdated = companies().change(before.id(), new CompanyChange.Update(wanted, seen));
    boolean renamed = companies().change(before.id(), new TenantChange.Rename(new Name("Renamed")));
    boolean unknown = companies().change(aCompany().id(), new CompanyChange.Update(wanted, seen));

    assertEquals(Optional.of(before), added);
    assertEquals(
        List.of(false, false, true, false, true, false),
        List.of(otherClaims, otherSlug, updated, outdated, renamed, unknown));
    Company after = second().companies().find(before.id()).orElseThrow();
    assertEquals(wanted, CompanyChange.Details.of(after));
    assertEquals(Optional.of(after), companies().findBySlug(slug.orElseThrow()));
  }

  @Test
  default void onlyACompanyWithoutAnAccountNumberIsGivenOne() {
    Company company = aCompany();
    assertTrue(Samples.add(storage(), company));
    long number = companies().nextAccountNumber();
    CompanyChange change = new CompanyChange.GiveAccountNumber(number);

    boolean given = companies().change(company.id(), change);
    Optional<Company> found = second().companies().find(company.id());
    boolean again =
        companies()
            .change(
                company.id(), new CompanyChange.GiveAccountNumber(companies().nextAccountNumber()));
    boolean unknown = companies().change(aCompany().id(), change);

    assertEquals(List.of(true, false, false), List.of(given, again, unknown));
    assertEquals(Optional.of(OptionalLong.of(number)), found.map(Company::accountNumber));
    assertEquals(found, companies().find(company.id()));
  }

  @Test
  default void aSlugMovesOnlyWhereNoOtherCompanyHasIt() {
    Company first = numbered("acme-1", 1);
    Company second = numbered("acme-2", 2);
    assertTrue(Samples.add(storage(), first));
    assertTrue(Samples.add(storage(), second));

    boolean taken = update(second, "acme-1");
    boolean own = update(first, "acme-1");
    boolean free = update(first, "acme-3");
    boolean left = update(second, "acme-1");

    assertEquals(List.of(false, true, true, true), List.of(taken, own, free, left));
    assertEquals(
        Optional.of(second.id()), companies().findBySlug(new Slug("acme-1")).map(Company::id));
    assertEquals(Optional.empty(), companies().findBySlug(new Slug("acme-2")));
  }

  private boolean update(Company company, String slug) {
    CompanyChange.Details seen = CompanyChange.Details.of(company);
    CompanyChange.Details wanted =
        new CompanyChange.Details(Optional.of(new Slug(slug)), seen.claims(), seen.sandbox());
    return companies().change(company.id(), new CompanyChange.Update(wanted, seen));
  }
}
