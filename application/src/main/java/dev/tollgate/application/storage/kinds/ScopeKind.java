package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.util.stream.Stream;

/** Scopes. */
final class ScopeKind implements Kind<RegisteredScope> {

  @Override
  public String name() {
    return "scope";
  }

  @Override
  public Stream<RegisteredScope> read(Storage store) {
    return store.scopes().all().stream();
  }

  @Override
  public Members write(RegisteredScope value) {
    Members members =
        new Members()
            .with("name", value.scope().value())
            .with("description", value.description().value());
    if (!value.defaultOn()) {
      Members _ = members.with("default_on", false);
    }
    return value.destructive() ? members.with("destructive", true) : members;
  }

  @Override
  public RegisteredScope parse(Members members) {
    return new RegisteredScope(
        new Scope(members.text("name")),
        new Name(members.text("description")),
        members.presentFlag("default_on", true),
        members.presentFlag("destructive", false));
  }

  @Override
  public Writer<RegisteredScope> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.scopes().add(value);
    };
  }
}
