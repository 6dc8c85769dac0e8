package dev.tollgate.http.wire;

import java.util.List;
import java.util.Map;

/**
 * The parameters of a request to an endpoint of the OAuth standards.
 *
 * @param repeated the values of each parameter that may be sent more than once, in their order
 */
public record OAuthForm(Fields fields, Map<String, List<String>> repeated) {

  public OAuthForm {
    repeated = Map.copyOf(repeated);
  }

  /** The values of a parameter that may be sent more than once; none if it was not sent. */
  public List<String> values(String name) {
    return repeated.getOrDefault(name, List.of());
  }
}
