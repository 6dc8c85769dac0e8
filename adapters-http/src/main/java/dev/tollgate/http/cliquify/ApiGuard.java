package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.Guard;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The guard of the resources. */
@Singleton
final class ApiGuard implements Guard {

  private final CheckAccess checkAccess;
  private final ApiErrors errors;
  private final CliquifySettings settings;

  ApiGuard(CheckAccess checkAccess, ApiErrors errors, CliquifySettings settings) {
    this.checkAccess = checkAccess;
    this.errors = errors;
    this.settings = settings;
  }

  @Override
  public List<String> roots() {
    return List.of("/api");
  }

  @Override
  public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
    Demand demand = new Demand.Requirements(settings.requiredScopes(), Optional.empty(), true);
    return checkAccess.check(token, demand, CliquifySettings.CONTRACT);
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
