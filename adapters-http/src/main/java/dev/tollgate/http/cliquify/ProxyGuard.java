package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.token.CheckAccess;
import dev.tollgate.application.token.CheckAccess.Access;
import dev.tollgate.application.token.CheckAccess.Demand;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.ForwardedDemand;
import dev.tollgate.http.guard.Guard;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The guard of APIs behind a proxy: the query says what a token needs, and a company is always
 * needed.
 */
@Singleton
final class ProxyGuard implements Guard {

  private final CheckAccess checkAccess;
  private final ApiErrors errors;
  private final CliquifySettings settings;

  ProxyGuard(CheckAccess checkAccess, ApiErrors errors, CliquifySettings settings) {
    this.checkAccess = checkAccess;
    this.errors = errors;
    this.settings = settings;
  }

  @Override
  public List<String> roots() {
    return List.of(GuardController.PATH);
  }

  @Override
  public Result<Access, AccessRefusal> check(Request request, Parameter token) {
    Demand demand = ForwardedDemand.read(BodyReader.query(request), Optional.empty(), true);
    return checkAccess.check(token, demand, settings.terms());
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
