package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccountAuthorizationRefusal;
import dev.tollgate.domain.refusal.CodeRequestRefusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Checks a request for an account before anyone signs in. */
public final class CheckAccountRequest {

  private static final int MAX_ACCOUNT_DIGITS = 10;

  private final CodeRequestCheck check;

  public CheckAccountRequest(Tenants tenants) {
    this.check = new CodeRequestCheck(tenants);
  }

  /**
   * Checks that what is needed is there and sent once, then the response type, the challenge, the
   * client and its enterprise. An account that means nothing is ignored: the user chooses.
   */
  public Result<CheckedRequest, AccountAuthorizationRefusal> check(
      AccountRequest request, RedirectTarget target) {
    return flaw(request, target.client())
        .<Result<CheckedRequest, AccountAuthorizationRefusal>>map(Result::refused)
        .orElseGet(() -> Result.ok(checked(request, target)));
  }

  private Optional<CodeRequestRefusal> flaw(AccountRequest request, Client client) {
    return check.flaw(
        fields(request, client), request.responseType(), request.pkce()::wrongParameter, client);
  }

  private static RequestFields fields(AccountRequest request, Client client) {
    RequestFields fields =
        new RequestFields()
            .required("response_type", request.responseType())
            .required("state", request.state());
    return request.pkce().addTo(fields, client.isPublic());
  }

  /** The token can do everything, so there is no scope to choose. */
  private static CheckedRequest checked(AccountRequest request, RedirectTarget target) {
    return new CheckedRequest(
        target,
        ScopeSet.EMPTY,
        List.of(),
        request.pkce().challenge().text().flatMap(CodeChallenge::parse),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        account(request.accountId()));
  }

  private static OptionalLong account(Parameter accountId) {
    return accountId
        .text()
        .filter(
            it ->
                !it.isEmpty()
                    && it.length() <= MAX_ACCOUNT_DIGITS
                    && it.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(it -> OptionalLong.of(Long.parseLong(it)))
        .orElseGet(OptionalLong::empty);
  }
}
