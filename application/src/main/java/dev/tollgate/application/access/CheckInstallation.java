package dev.tollgate.application.access;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.refusal.AccessTokenInvalid;
import dev.tollgate.domain.refusal.GrantNotFound;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.InstallationRefusal;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.StandingRefusal;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides whether an access token lets a partner act on a grant. */
public final class CheckInstallation {

  private final LiveTokens liveTokens;
  private final Standing standing;
  private final Grants grants;
  private final Consumer<Client> authenticated;

  /**
   * Creates the use case.
   *
   * @param liveTokens does not mind whether the grant of a token is revoked: an access token serves
   *     every grant of its user and client
   * @param authenticated is told, on the thread of the request, whose token is live
   */
  public CheckInstallation(
      LiveTokens liveTokens, Standing standing, Grants grants, Consumer<Client> authenticated) {
    this.authenticated = authenticated;
    this.liveTokens = liveTokens;
    this.standing = standing;
    this.grants = grants;
  }

  /** Checks the token, then whether the grant is of its user and client, and live. */
  public Result<Installation, InstallationRefusal> check(
      Parameter token, String grantId, ContractRules contract) {
    if (!(token instanceof Parameter.Text(String text))
        || contract.opaqueTokens().stream().anyMatch(form -> form.matches(text))) {
      return Result.refused(
          Why.because(
              new AccessTokenInvalid(),
              () -> "No access token of a user was sent as a bearer token."));
    }
    return switch (liveTokens.find(text, contract)) {
      case Result.Refused<LiveToken, NotLive> _ -> Result.refused(new AccessTokenInvalid());
      case Result.Ok<LiveToken, NotLive>(LiveToken live) -> {
        authenticated.accept(live.client());
        yield live.token().subject() instanceof Subject.OfUser user
            ? check(live, user, grantId, contract)
            : Result.refused(
                Why.because(
                    new AccessTokenInvalid(),
                    () -> "The token speaks for a client, not for a user."));
      }
    };
  }

  private Result<Installation, InstallationRefusal> check(
      LiveToken live, Subject.OfUser user, String grantId, ContractRules contract) {
    Optional<Grant> grant =
        GrantId.parse(grantId)
            .flatMap(grants::find)
            .filter(it -> it.user().equals(user.user()))
            .filter(it -> it.registration().equals(live.client().registration()))
            .filter(it -> it.contract().equals(contract.name()));
    if (grant.isEmpty()) {
      return Result.refused(
          Why.because(
              new GrantNotFound(),
              () ->
                  "No grant with this id was given by user %s to client %s under this contract."
                      .formatted(user.user().value(), live.client().id().value())));
    }
    return switch (standing.check(user.user(), grant.get().company(), grant.get().id(), contract)) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(
              refusal instanceof GrantRevoked revoked ? revoked : new AccessTokenInvalid());
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          Result.ok(new Installation(live.client(), acting.grant(), user.code()));
    };
  }
}
