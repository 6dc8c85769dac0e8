package dev.tollgate.application.port;

import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;

/** Signs tokens. */
public interface TokenSigner {

  /**
   * The token as a signed JWT in compact form (RFC 7519).
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if no key is available now
   */
  String sign(Token token, TokenForm.Jwt form);
}
