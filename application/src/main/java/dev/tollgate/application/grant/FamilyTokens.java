package dev.tollgate.application.grant;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import java.util.Optional;

/** Finds refresh tokens together with their codes. */
public record FamilyTokens(RefreshTokens refreshTokens) {

  /** Whether a text has the form of a refresh token. */
  public static boolean isOne(String text) {
    return RefreshToken.FORM.matches(text);
  }

  /** Empty for other texts, unknown tokens and those of other contracts. */
  public Optional<FamilyToken> find(String text, ContractRules contract) {
    return Optional.of(text)
        .filter(FamilyTokens::isOne)
        .flatMap(it -> refreshTokens.findWithCode(SecretDigest.of(it)))
        .filter(it -> it.code().contract().equals(contract.name()));
  }
}
