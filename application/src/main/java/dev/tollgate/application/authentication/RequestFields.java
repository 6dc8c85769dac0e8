package dev.tollgate.application.authentication;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Collects which parameters of a request are missing or malformed. */
public record RequestFields(SequencedMap<String, Problem> problems) {

  public RequestFields() {
    this(new LinkedHashMap<>());
  }

  /** Those of the client's credentials, under their names in the standard. */
  public RequestFields credentials(ClientCredentials credentials) {
    return switch (credentials) {
      case ClientCredentials.Secret(Parameter id, Parameter secret) ->
          required("client_id", id).required("client_secret", secret);
      case ClientCredentials.Assertion(Parameter id, Parameter type, Parameter assertion, var _) ->
          optional("client_id", id)
              .required("client_assertion_type", type)
              .required("client_assertion", assertion);
      case ClientCredentials.IdOnly(Parameter id) -> required("client_id", id);
      case ClientCredentials.Unreadable(), ClientCredentials.None(), ClientCredentials.Multiple() ->
          this;
    };
  }

  public RequestFields required(String name, Parameter value) {
    if (value instanceof Parameter.Absent) {
      problems.put(name, Problem.MISSING);
    }
    return optional(name, value);
  }

  public RequestFields optional(String name, Parameter value) {
    if (value instanceof Parameter.NotText) {
      problems.put(name, Problem.NOT_A_STRING);
    }
    return this;
  }

  /** Empty if nothing is wrong. */
  public Optional<FieldsInvalid> invalid() {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(Why.because(new FieldsInvalid(problems), this::sentence));
  }

  private String sentence() {
    return problems.entrySet().stream()
        .map(
            it ->
                switch (it.getValue()) {
                  case MISSING -> it.getKey() + " is missing";
                  case NOT_A_STRING -> it.getKey() + " is not a single text";
                })
        .collect(Collectors.joining(", ", "", "."));
  }
}
