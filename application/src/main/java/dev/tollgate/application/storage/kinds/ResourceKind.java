package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ResourceUri;
import java.util.stream.Stream;

/** Protected resources. */
final class ResourceKind implements Kind<ResourceUri> {

  @Override
  public String name() {
    return "resource";
  }

  @Override
  public Stream<ResourceUri> read(Storage store) {
    return store.resources().all().stream();
  }

  @Override
  public Members write(ResourceUri value) {
    return new Members().with("uri", value.value());
  }

  @Override
  public ResourceUri parse(Members members) {
    return new ResourceUri(members.text("uri"));
  }

  @Override
  public Writer<ResourceUri> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.resources().add(value);
    };
  }
}
