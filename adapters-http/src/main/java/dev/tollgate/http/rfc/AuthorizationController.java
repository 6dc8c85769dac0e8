package dev.tollgate.http.rfc;

import dev.tollgate.http.Exit;
import dev.tollgate.http.authorize.AuthorizationRoutes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The authorization endpoint (RFC 6749, 3.1; OpenID Connect Core, 3.1.2). */
@Controller(AuthorizationController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController extends AuthorizationRoutes {

  static final String PATH = "/oauth2/authorize";

  AuthorizationController(RfcAuthorization authorization, Exit exit) {
    super(authorization, exit);
  }
}
