package dev.tollgate.http.wire;

import java.util.List;

/**
 * The parameters of a request to an endpoint of the OAuth standards.
 *
 * @param repeated the values of the one parameter that may be sent more than once, in their order
 */
public record OAuthForm(Fields fields, List<String> repeated) {

  public OAuthForm {
    repeated = List.copyOf(repeated);
  }
}
