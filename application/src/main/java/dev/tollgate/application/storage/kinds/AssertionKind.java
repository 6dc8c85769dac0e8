package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.SecretDigest;
import java.util.stream.Stream;

/** Assertions that clients have used. */
final class AssertionKind implements Kind<SpentAssertion> {

  @Override
  public String name() {
    return "assertion";
  }

  @Override
  public Stream<SpentAssertion> read(Storage store) {
    return Pages.of(store.assertions()::page, it -> it.digest().hex());
  }

  @Override
  public Members write(SpentAssertion value) {
    return new Members().with("digest", value.digest().hex()).with("expires_at", value.expiresAt());
  }

  @Override
  public SpentAssertion parse(Members members) {
    return new SpentAssertion(new SecretDigest(members.text("digest")), members.time("expires_at"));
  }

  @Override
  public Writer<SpentAssertion> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.assertions().spend(value.digest(), value.expiresAt());
    };
  }
}
