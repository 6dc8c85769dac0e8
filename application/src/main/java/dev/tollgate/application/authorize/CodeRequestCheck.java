package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.refusal.CodeRequestRefusal;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.ResponseTypeUnsupported;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks what every contract checks about a request for a code. */
record CodeRequestCheck(Tenants tenants) {

  /**
   * The first flaw: in how the parameters are sent, in the response type, in the value of another
   * parameter, or in what the client and its enterprise may do.
   *
   * @param wrongParameter the name of the first parameter with a value that it cannot have
   */
  Optional<CodeRequestRefusal> flaw(
      RequestFields fields,
      Parameter responseType,
      Supplier<Optional<String>> wrongParameter,
      Client client) {
    Optional<FieldsInvalid> invalid = fields.invalid();
    if (invalid.isPresent()) {
      return Optional.of(invalid.get());
    }
    if (!responseType.text().equals(Optional.of("code"))) {
      return Optional.of(
          Why.because(
              new ResponseTypeUnsupported(),
              () -> "response_type is " + Reasons.sent(responseType) + "."));
    }
    Optional<String> wrong = wrongParameter.get();
    if (wrong.isPresent()) {
      return Optional.of(
          Why.because(
              new ParameterInvalid(wrong.get()), () -> Reasons.parameterInvalid(wrong.get())));
    }
    if (!client.grants().contains(GrantType.AUTHORIZATION_CODE)) {
      return Optional.of(
          Why.because(
              new GrantNotAllowed(),
              () -> Reasons.grantNotAllowed(client, GrantType.AUTHORIZATION_CODE)));
    }
    return tenants.isEnterpriseActive(client)
        ? Optional.empty()
        : Optional.of(
            Why.because(new EnterpriseInactive(), () -> Reasons.enterpriseInactive(client)));
  }
}
