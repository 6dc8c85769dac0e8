package dev.tollgate.http.betteri18n;

import dev.tollgate.http.Exit;
import dev.tollgate.http.guard.GuardEndpoint;
import io.micronaut.http.annotation.Controller;
import java.util.Set;

/** What proxies ask about installation tokens. */
@Controller(GuardController.PATH)
final class GuardController extends GuardEndpoint {

  static final String PATH = "/guard/better-i18n";

  GuardController(ApiErrors errors, InstallationGuard guard, Exit exit) {
    super(errors, guard, exit);
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }
}
