package dev.tollgate.http.express;

import dev.tollgate.http.contract.Setting;
import java.util.List;

/** What a deployment decides about the express lane. */
public final class ExpressSettings {

  public static final Setting<Boolean> LANE =
      Setting.choice(
              "--express-lane",
              "SWITCH",
              List.of("on", "off"),
              "Whether token, introspection, revocation and guard requests, and those for"
                  + " /openapi.yaml, bypass the web framework where they can: on or off. The"
                  + " answers are the same.")
          .as("on"::equals);

  private ExpressSettings() {}
}
