package dev.tollgate.http.rfc;

import dev.tollgate.http.Exit;
import dev.tollgate.http.guard.GuardEndpoint;
import io.micronaut.http.annotation.Controller;
import java.util.Set;

/** What proxies ask about tokens of this contract. */
@Controller(GuardController.PATH)
final class GuardController extends GuardEndpoint {

  static final String PATH = "/guard/rfc";

  GuardController(ResourceErrors errors, RfcGuard guard, Exit exit) {
    super(errors, guard, exit);
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }
}
