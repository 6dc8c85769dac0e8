package dev.tollgate.http.dnsimple;

import dev.tollgate.http.Exit;
import dev.tollgate.http.guard.GuardEndpoint;
import io.micronaut.http.annotation.Controller;
import java.util.Set;

/** What proxies ask about tokens of this contract. */
@Controller(GuardController.PATH)
final class GuardController extends GuardEndpoint {

  static final String PATH = "/guard/dnsimple";

  GuardController(ApiErrors errors, ApiGuard guard, Exit exit) {
    super(errors, guard, exit);
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }
}
