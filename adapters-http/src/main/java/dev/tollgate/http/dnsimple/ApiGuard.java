package dev.tollgate.http.dnsimple;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.ForwardedDemand;
import dev.tollgate.http.guard.Guard;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The guard of the API, which needs no more than a token, and of APIs behind a proxy. */
@Singleton
final class ApiGuard implements Guard {

  static final Demand ANY_TOKEN = new Demand.Requirements(ScopeSet.EMPTY, Optional.empty(), false);

  private final CheckAccess checkAccess;
  private final ApiErrors errors;

  ApiGuard(CheckAccess checkAccess, ApiErrors errors) {
    this.checkAccess = checkAccess;
    this.errors = errors;
  }

  @Override
  public List<String> roots() {
    return List.of(AccountController.WHOAMI, AccountController.ACCOUNTS, GuardController.PATH);
  }

  /** Only the query of a proxy says what is required. */
  @Override
  public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
    Demand demand =
        Segments.isBelow(GuardController.PATH, request.path())
            ? ForwardedDemand.read(BodyReader.query(request), Optional.empty(), false)
            : ANY_TOKEN;
    return checkAccess.check(token, demand, DnsimpleSettings.CONTRACT);
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
