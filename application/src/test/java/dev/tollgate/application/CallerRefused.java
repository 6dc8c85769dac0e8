package dev.tollgate.application;

import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.CallerInactive;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One of the ways in which a client is not heard under {@link World#OTHER_TERMS}.
 *
 * @param needsTheStore whether that shows only with the store's help
 */
public record CallerRefused(
    String name,
    CallerRefusal expected,
    boolean needsTheStore,
    Function<World, ClientCredentials> provocation) {

  public static List<CallerRefused> all() {
    Parameter absent = new Parameter.Absent();
    Parameter notText = new Parameter.NotText();
    return List.of(
        new CallerRefused(
            "two ways at once",
            new AuthenticationAmbiguous(),
            false,
            _ -> new ClientCredentials.Multiple()),
        new CallerRefused(
            "an id that is no text and no secret",
            invalid(Map.of("client_id", Problem.NOT_A_STRING, "client_secret", Problem.MISSING)),
            false,
            _ -> new ClientCredentials.Secret(notText, absent)),
        new CallerRefused(
            "half an assertion",
            invalid(
                Map.of(
                    "client_id",
                    Problem.NOT_A_STRING,
                    "client_assertion_type",
                    Problem.MISSING,
                    "client_assertion",
                    Problem.MISSING)),
            false,
            _ -> new ClientCredentials.Assertion(notText, absent, absent, Set.of())),
        new CallerRefused(
            "no id alone",
            invalid(Map.of("client_id", Problem.MISSING)),
            false,
            _ -> new ClientCredentials.IdOnly(absent)),
        new CallerRefused(
            "nothing", failed(Cause.NO_CREDENTIALS), false, _ -> new ClientCredentials.None()),
        new CallerRefused(
            "nothing readable",
            failed(Cause.CREDENTIALS_UNREADABLE),
            false,
            _ -> new ClientCredentials.Unreadable()),
        new CallerRefused(
            "an unknown client",
            failed(Cause.UNKNOWN_CLIENT),
            true,
            _ -> World.secret("nobody", "right")),
        new CallerRefused(
            "a wrong secret", failed(Cause.WRONG_SECRET), true, _ -> World.secret("ci", "wrong")),
        new CallerRefused(
            "a wrong secret of a client of an inactive enterprise",
            failed(Cause.WRONG_SECRET),
            true,
            world -> {
              world.setEnterpriseActive(false);
              return World.secret("ci", "wrong");
            }),
        new CallerRefused(
            "an inactive enterprise",
            new CallerInactive(),
            true,
            world -> {
              world.setEnterpriseActive(false);
              return World.secret("ci", "right");
            }),
        new CallerRefused(
            "an inactive company",
            new CallerInactive(),
            true,
            world -> {
              world.setCompanyActive(false);
              return World.secret("ci", "right");
            }));
  }

  private static FieldsInvalid invalid(Map<String, Problem> problems) {
    return new FieldsInvalid(new LinkedHashMap<>(problems));
  }

  private static AuthenticationFailed failed(Cause cause) {
    return new AuthenticationFailed(cause);
  }

  public ClientCredentials provoke(World world) {
    return provocation.apply(world);
  }

  @Override
  public String toString() {
    return name;
  }
}
