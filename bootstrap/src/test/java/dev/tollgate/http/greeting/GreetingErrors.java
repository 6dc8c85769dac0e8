package dev.tollgate.http.greeting;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of the tiny contract. */
@Singleton
@Requires(resources = "classpath:dev/tollgate/http/greeting/errors.yaml")
final class GreetingErrors extends Layer {

  GreetingErrors() {
    super("greeting", "greeting", List.of("/greeting"));
  }

  @Override
  public Reply fail(Fault fault) {
    return plain(fault);
  }
}
