package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import java.util.stream.Stream;

/** The ids of removed keys. */
final class RetiredKeyKind implements Kind<String> {

  @Override
  public String name() {
    return "retired_key";
  }

  @Override
  public Stream<String> read(Storage store) {
    return store.keys().retired().stream();
  }

  @Override
  public Members write(String value) {
    return new Members().with("kid", value);
  }

  @Override
  public String parse(Members members) {
    return members.text("kid");
  }

  @Override
  public Writer<String> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.keys().addRetired(value);
    };
  }
}
