package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import java.util.stream.Stream;

/** Enterprises. */
final class EnterpriseKind implements Kind<Enterprise> {

  @Override
  public String name() {
    return "enterprise";
  }

  @Override
  public Stream<Enterprise> read(Storage store) {
    return Pages.listed(store.enterprises()::page, it -> it.id().value());
  }

  @Override
  public Members write(Enterprise value) {
    return new Members()
        .with("id", value.id().value())
        .with("name", value.name().value())
        .with("active", value.active())
        .with("created_at", value.createdAt());
  }

  @Override
  public Enterprise parse(Members members) {
    return new Enterprise(
        new EnterpriseId(members.text("id")),
        new Name(members.text("name")),
        members.flag("active"),
        members.time("created_at"));
  }

  @Override
  public Writer<Enterprise> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.enterprises().add(value);
    };
  }
}
