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
    return new Members()
        .with("name", value.scope().value())
        .with("description", value.description().value());
  }

  @Override
  public RegisteredScope parse(Members members) {
    return new RegisteredScope(
        new Scope(members.text("name")), new Name(members.text("description")));
  }

  @Override
  public Writer<RegisteredScope> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.scopes().add(value);
    };
  }
}
