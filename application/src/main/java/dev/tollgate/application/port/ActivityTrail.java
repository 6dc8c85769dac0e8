package dev.tollgate.application.port;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.TokenId;

/** Where it is recorded what partners do with what users allowed them. */
@FunctionalInterface
public interface ActivityTrail {

  /** What a partner did. */
  sealed interface Activity {

    record TokenMinted(Grant grant, TokenId token) implements Activity {}

    record ProjectPublished(ClientId client, GrantId grant, ProjectId project)
        implements Activity {}
  }

  void record(Activity activity);
}
