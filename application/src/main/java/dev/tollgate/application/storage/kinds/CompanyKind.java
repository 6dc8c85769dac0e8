package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Slug;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Companies. */
final class CompanyKind implements Kind<Company> {

  @Override
  public String name() {
    return "company";
  }

  @Override
  public Stream<Company> read(Storage store) {
    return Pages.listed(store.companies()::page, it -> it.id().value());
  }

  @Override
  public Members write(Company value) {
    return new Members()
        .with("id", value.id().value())
        .with("enterprise", value.enterprise().value())
        .with("name", value.name().value())
        .withPresent("slug", value.slug())
        .withPresent("account_number", number(value))
        .withPresent("claims", claims(value.claims()))
        .withPresent("sandbox", Optional.of(value.sandbox()).filter(it -> it))
        .with("active", value.active())
        .with("created_at", value.createdAt());
  }

  @Override
  public Company parse(Members members) {
    return new Company(
        new CompanyId(members.text("id")),
        new EnterpriseId(members.text("enterprise")),
        new Name(members.text("name")),
        members.presentText("slug").map(Slug::new),
        number(members),
        claims(members),
        members.presentFlag("sandbox", false),
        members.flag("active"),
        members.time("created_at"));
  }

  private static Optional<Long> number(Company company) {
    return company.accountNumber().stream().boxed().findFirst();
  }

  private static OptionalLong number(Members members) {
    return members
        .presentText("account_number")
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  /** Absent where there are none. */
  static Optional<String> claims(CustomClaims claims) {
    return Optional.of(claims).filter(it -> !it.isEmpty()).map(CustomClaims::json);
  }

  static CustomClaims claims(Members members) {
    return members.presentText("claims").map(CustomClaims::new).orElse(CustomClaims.NONE);
  }

  @Override
  public Writer<Company> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.companies().add(value);
    };
  }
}
