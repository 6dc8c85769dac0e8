package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CreateCompanyRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugTaken;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Slug;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Creates an active company in an enterprise. */
public final class CreateCompany {

  private final Enterprises enterprises;
  private final Companies companies;
  private final Clock clock;
  private final RandomGenerator random;

  public CreateCompany(
      Enterprises enterprises, Companies companies, Clock clock, RandomGenerator random) {
    this.enterprises = enterprises;
    this.companies = companies;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Creates one, with an account number of its own.
   *
   * @param slug empty for one that is like the name and free
   * @param sandbox whether its clients are for tests
   */
  public Result<Company, CreateCompanyRefusal> create(
      String name, String enterprise, Optional<String> slug, boolean sandbox) {
    Optional<Name> valid = Name.parse(name);
    if (valid.isEmpty()) {
      return Result.refused(new NameInvalid(name));
    }
    Optional<Slug> wanted = slug.flatMap(Slug::parse);
    if (slug.isPresent() && wanted.isEmpty()) {
      return Result.refused(new SlugInvalid(slug.get()));
    }
    Optional<EnterpriseId> owner =
        EnterpriseId.parse(enterprise).filter(id -> enterprises.find(id).isPresent());
    if (owner.isEmpty()) {
      return Result.refused(new EnterpriseNotFound(enterprise));
    }
    return add(owner.get(), valid.get(), wanted, sandbox);
  }

  /** Tries again if another company took a slug that nobody asked for. */
  private Result<Company, CreateCompanyRefusal> add(
      EnterpriseId owner, Name name, Optional<Slug> wanted, boolean sandbox) {
    long number = companies.nextAccountNumber();
    while (enterprises.find(owner).isPresent()) {
      Instant now = clock.instant();
      Slug slug = wanted.orElseGet(() -> free(Slug.of(name), number));
      Company company =
          new Company(
              CompanyId.next(now, random),
              owner,
              name,
              Optional.of(slug),
              OptionalLong.of(number),
              CustomClaims.NONE,
              sandbox,
              true,
              now);
      if (companies.add(company)) {
        return Result.ok(company);
      }
      if (wanted.filter(this::isTaken).isPresent()) {
        return Result.refused(new SlugTaken(slug));
      }
    }
    return Result.refused(new EnterpriseNotFound(owner.value()));
  }

  /** The slug, else followed by the account number, which is taken only if somebody chose it. */
  private Slug free(Slug slug, long number) {
    return Stream.concat(
            Stream.of(slug), LongStream.iterate(number, i -> i + 1).mapToObj(slug::numbered))
        .filter(it -> !isTaken(it))
        .findFirst()
        .orElseThrow();
  }

  private boolean isTaken(Slug slug) {
    return companies.findBySlug(slug).isPresent();
  }
}
