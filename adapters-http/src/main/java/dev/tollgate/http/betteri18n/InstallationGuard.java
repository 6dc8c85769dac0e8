package dev.tollgate.http.betteri18n;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.http.Reply;
import dev.tollgate.http.guard.ForwardedDemand;
import dev.tollgate.http.guard.Guard;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lets installation tokens through to resources, and access tokens to what they tell of a user. */
@Singleton
final class InstallationGuard implements Guard {

  private final CheckAccess checkAccess;
  private final ApiErrors errors;

  InstallationGuard(CheckAccess checkAccess, ApiErrors errors) {
    this.checkAccess = checkAccess;
    this.errors = errors;
  }

  @Override
  public List<String> roots() {
    return List.of(
        GuardController.PATH,
        ResourceController.ME,
        ResourceController.ORGANIZATIONS,
        ResourceController.V1);
  }

  @Override
  public Parameter token(Request request) {
    return Bearer.of(request);
  }

  @Override
  public Result<LiveToken, AccessRefusal> check(Request request, Parameter token) {
    Demand demand =
        request.path().equals(GuardController.PATH)
            ? ForwardedDemand.read(BodyReader.query(request), Optional.empty(), false)
            : new Demand.Requirements(ScopeSet.EMPTY, Optional.empty(), false);
    return isOfAnotherKind(request, token)
        ? Result.refused(
            Why.because(
                new TokenMalformed(),
                () -> "This path takes installation tokens, and this token is not one."))
        : checkAccess.check(token, demand, BetterI18nSettings.CONTRACT);
  }

  private static boolean isOfAnotherKind(Request request, Parameter token) {
    return !request.path().equals(ResourceController.ME)
        && token.text().filter(it -> !isInstallationToken(it)).isPresent();
  }

  static boolean isInstallationToken(String text) {
    return BetterI18nSettings.INSTALLATION_TOKEN.matches(text);
  }

  @Override
  public Reply refuse(AccessRefusal refusal) {
    return errors.refuse(refusal);
  }
}
