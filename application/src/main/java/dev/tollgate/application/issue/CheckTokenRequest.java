package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import java.util.Optional;

/** Checks what token requests of every grant have in common, without the store. */
public final class CheckTokenRequest {

  /** Answers with the grant, whose use case comes next: method, then fields, then grant type. */
  public Result<GrantType, TokenRequestRefusal> check(TokenRequest request, Terms terms) {
    if (Check.ONE_AUTHENTICATION.fails(!(request.client() instanceof ClientCredentials.Multiple))) {
      return Result.refused(new AuthenticationAmbiguous());
    }
    Optional<FieldsInvalid> invalid =
        new RequestFields()
            .required("grant_type", request.grantType())
            .credentials(request.client())
            .optional("scope", request.scope())
            .invalid();
    if (Check.PARAMETERS.fails(invalid.isEmpty())) {
      return Result.refused(invalid.get());
    }
    Optional<GrantType> grantType =
        request.grantType().text().flatMap(GrantType::parse).filter(terms.grants()::contains);
    return Check.GRANT_TYPE_OFFERED.fails(
            grantType.isPresent(), () -> "grant_type is " + Reasons.sent(request.grantType()) + ".")
        ? Result.refused(new GrantTypeUnsupported())
        : Result.ok(grantType.get());
  }
}
