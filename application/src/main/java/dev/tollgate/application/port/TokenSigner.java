package dev.tollgate.application.port;

import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import java.util.List;

/** Signs tokens. */
public interface TokenSigner {

  /**
   * The token as a signed JWT in compact form (RFC 7519).
   *
   * @param custom added to the claims of the form; of claims with the same name the first counts,
   *     and those of the form come before all of these
   * @throws dev.tollgate.application.storage.StoreUnavailable if no key is available now
   */
  String sign(Token token, TokenForm.Jwt form, List<CustomClaims> custom);
}
