package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.util.Optional;

/** Reads the text of a token, signed or opaque, without its record. */
public final class TokenReader {

  private final TokenVerifier verifier;
  private final ServedContracts contracts;

  public TokenReader(TokenVerifier verifier, ServedContracts contracts) {
    this.verifier = verifier;
    this.contracts = contracts;
  }

  public Result<TokenReference, TokenUnverified> read(String text) {
    Result<TokenReference, TokenUnverified> reference =
        contracts.isOpaqueToken(text)
            ? Result.ok(new TokenReference.Opaque(SecretDigest.of(text)))
            : verifier.verify(text).map(TokenReference.Signed::new);
    boolean _ = Check.TOKEN_READABLE.fails(reference instanceof Result.Ok<?, ?>);
    return reference;
  }

  /** Reads what an administrator may give as well: the id of a token, which never has a dot. */
  public Result<TokenReference, TokenUnverified> readTextOrId(String text) {
    Optional<TokenId> id =
        text.contains(".") || contracts.isOpaqueToken(text)
            ? Optional.empty()
            : TokenId.parse(text);
    return id.<Result<TokenReference, TokenUnverified>>map(
            it -> Result.ok(new TokenReference.Id(it)))
        .orElseGet(() -> read(text));
  }
}
