package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import java.util.List;

/** What a user decided on the consent page. */
public sealed interface Decision {

  /**
   * To allow.
   *
   * @param company absent if there was only one to choose
   * @param scopes those that are ticked
   */
  record Allow(Parameter company, List<String> scopes) implements Decision {

    public Allow {
      scopes = List.copyOf(scopes);
    }
  }

  record Deny() implements Decision {}
}
