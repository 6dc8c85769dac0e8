package dev.tollgate.http.dnsimple;

import dev.tollgate.application.contract.CodeFlowTerms;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RedirectMatch;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenForm.Opaque.Digits;
import dev.tollgate.http.contract.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a deployment decides about this contract, and what is fixed. */
final class DnsimpleSettings {

  static final Setting<Integer> ACCOUNT_RATE_LIMIT =
      Setting.count(
          "--dnsimple-account-rate-limit",
          "2400",
          "Requests an hour for one account to /v2, with a token; 0 for no limit.");

  static final Setting<Integer> ADDRESS_RATE_LIMIT =
      Setting.count(
          "--dnsimple-address-rate-limit",
          "30",
          "Requests an hour from one address to /v2, without a token; 0 for no limit.");

  static final List<Setting<?>> ALL = List.of(ACCOUNT_RATE_LIMIT, ADDRESS_RATE_LIMIT);

  private static final TokenForm.Opaque TOKEN =
      new TokenForm.Opaque("dnsimple_o_", Digits.ALPHANUMERIC);

  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

  /** Its tokens have no scopes, and are refused while their company is inactive. */
  static final ContractRules CONTRACT =
      new ContractRules(
          "dnsimple",
          WhenCompanyInactive.REFUSE,
          WhenNoScopes.ISSUE,
          Set.of(TOKEN),
          RedirectMatch.SUB_PATHS);

  /** Tokens live until they are revoked, and there are no refresh tokens. */
  static final Terms TERMS =
      new Terms(
          CONTRACT,
          Set.of(GrantType.AUTHORIZATION_CODE),
          new TokenTerms(TOKEN, Optional.empty(), Optional.empty()),
          Optional.of(
              new CodeFlowTerms(CODE_LIFETIME, Duration.ZERO, Duration.ZERO, Optional.empty())));

  private DnsimpleSettings() {}
}
