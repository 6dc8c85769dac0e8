package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.UserId;
import java.util.stream.Stream;

/** Grants, live or not. */
final class GrantKind implements Kind<Grant> {

  @Override
  public String name() {
    return "grant";
  }

  @Override
  public Stream<Grant> read(Storage store) {
    return Pages.of(
        (after, limit) -> store.grants().page(Grants.Filter.ALL, after, limit),
        it -> it.id().value());
  }

  @Override
  public Members write(Grant value) {
    return new Members()
        .with("id", value.id().value())
        .with("registration", value.registration().value())
        .with("client", value.client().value())
        .with("user", value.user().value())
        .with("company", value.company().value())
        .with("contract", value.contract())
        .with("scopes", value.scopes())
        .with("projects", value.projects().stream().map(ProjectId::value).toList())
        .with("created_at", value.createdAt())
        .with("updated_at", value.updatedAt())
        .with("revoked_at", value.revokedAt());
  }

  @Override
  public Grant parse(Members members) {
    return new Grant(
        new GrantId(members.text("id")),
        new RegistrationId(members.text("registration")),
        new ClientId(members.text("client")),
        new UserId(members.text("user")),
        new CompanyId(members.text("company")),
        members.text("contract"),
        members.scopes("scopes"),
        members.presentTexts("projects").stream().map(ProjectId::new).toList(),
        members.time("created_at"),
        members.time("updated_at"),
        members.optionalTime("revoked_at"));
  }

  @Override
  public Writer<Grant> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.grants().restore(value);
    };
  }
}
