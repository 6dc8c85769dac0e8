package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Derivations;
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
  private final Derivations derivations;

  ProxyGuard(CheckAccess checkAccess, ApiErrors errors, Derivations derivations) {
    this.derivations = derivations;
    this.checkAccess = checkAccess;
    this.errors = errors;
  }

  @Override
  public List<String> roots() {
    return List.of(GuardController.PATH);
  }

  @Override
  public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
    Demand demand = ForwardedDemand.read(BodyReader.query(request), Optional.empty(), true);
    return checkAccess.check(token, demand, derivations.rules(request, CliquifySettings.CONTRACT));
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
