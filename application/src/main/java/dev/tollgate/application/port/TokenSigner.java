package dev.tollgate.application.port;

import dev.tollgate.application.token.Terms;
import dev.tollgate.domain.Token;

/** Writes tokens down as signed text. */
public interface TokenSigner {

  /**
   * The token as a signed JWT in compact form (RFC 7519).
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if no key can be had now
   */
  String sign(Token token, Terms terms);
}
