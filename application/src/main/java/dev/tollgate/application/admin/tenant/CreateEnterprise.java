package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CreateEnterpriseRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Creates an active enterprise. */
public final class CreateEnterprise {

  private final Enterprises enterprises;
  private final Clock clock;
  private final RandomGenerator random;

  public CreateEnterprise(Enterprises enterprises, Clock clock, RandomGenerator random) {
    this.enterprises = enterprises;
    this.clock = clock;
    this.random = random;
  }

  public Result<Enterprise, CreateEnterpriseRefusal> create(String name) {
    return Name.parse(name)
        .<Result<Enterprise, CreateEnterpriseRefusal>>map(valid -> Result.ok(add(valid)))
        .orElseGet(() -> Result.refused(new NameInvalid(name)));
  }

  private Enterprise add(Name name) {
    Instant now = clock.instant();
    Enterprise enterprise = new Enterprise(EnterpriseId.next(now, random), name, true, now);
    if (!enterprises.add(enterprise)) {
      throw new IllegalStateException("a fresh enterprise id was taken");
    }
    return enterprise;
  }
}
