package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Slug;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A row of the table {@code company}. */
@MappedEntity(value = "company", escape = false)
record CompanyRow(
    @Id String id,
    String enterprise,
    String name,
    @Nullable String slug,
    @Nullable Long accountNumber,
    String claims,
    boolean sandbox,
    boolean active,
    long createdAt) {

  static CompanyRow of(Company company) {
    return new CompanyRow(
        company.id().value(),
        company.enterprise().value(),
        company.name().value(),
        company.slug().map(Slug::value).orElse(null),
        company.accountNumber().stream().boxed().findFirst().orElse(null),
        company.claims().json(),
        company.sandbox(),
        company.active(),
        company.createdAt().toEpochMilli());
  }

  Company company() {
    return new Company(
        new CompanyId(id),
        new EnterpriseId(enterprise),
        new Name(name),
        Optional.ofNullable(slug).map(Slug::new),
        accountNumber == null ? OptionalLong.empty() : OptionalLong.of(accountNumber),
        new CustomClaims(claims),
        sandbox,
        active,
        Instant.ofEpochMilli(createdAt));
  }
}
