package dev.tollgate.http.betteri18n;

import dev.tollgate.http.Exit;
import dev.tollgate.http.authorize.AuthorizationRoutes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The authorization endpoint (RFC 6749, 3.1). */
@Controller(AuthorizationController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController extends AuthorizationRoutes {

  static final String PATH = "/api/auth/mcp/authorize";

  AuthorizationController(OrganizationAuthorization authorization, Exit exit) {
    super(authorization, exit);
  }
}
