package dev.tollgate.application.logout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.MapStore;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.port.IdTokenReader.IdToken;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckLogoutRequestTest {

  private final MapStore store = new World().store;

  @BeforeEach
  void register() {
    for (String id : List.of("app", "other")) {
      boolean _ =
          store
              .clients()
              .add(
                  new Client(
                      new RegistrationId("reg_" + id),
                      new ClientId(id),
                      new Name(id),
                      World.ENTERPRISE,
                      Optional.of(World.COMPANY),
                      World.SCOPES,
                      new ClientAuthentication.None(),
                      Set.of(GrantType.AUTHORIZATION_CODE),
                      Set.of(),
                      Set.of(),
                      TokenSettings.NONE,
                      new CodeFlow(
                          List.of(),
                          List.of(new RedirectUri("https://" + id + ".example/bye")),
                          false,
                          true,
                          true,
                          false),
                      Set.of(),
                      true,
                      World.START));
    }
  }

  /** The good ID token reads {@code hint}, and was issued to {@code app}. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          HINT,    CLIENT, REDIRECT URI,              USER,  THEN
          -,       -,      -,                         -,     -
          hint,    -,      -,                         usr_1, -
          hint,    app,    -,                         usr_1, -
          hint,    -,      https://app.example/bye,   usr_1, https://app.example/bye
          hint,    app,    https://app.example/bye,   usr_1, https://app.example/bye
          -,       app,    https://app.example/bye,   -,     https://app.example/bye
          hint,    -,      https://other.example/bye, -,     refused
          hint,    other,  https://other.example/bye, -,     -
          hint,    other,  https://app.example/bye,   -,     -
          garbage, app,    https://app.example/bye,   -,     -
          garbage, -,      https://evil.example/,     -,     -
          TWICE,   app,    https://app.example/bye,   -,     -
          -,       -,      https://app.example/bye,   -,     refused
          -,       nobody, https://app.example/bye,   -,     refused
          -,       app,    https://app.example/bye/,  -,     refused
          -,       app,    https://APP.example/bye,   -,     refused
          -,       app,    TWICE,                     -,     refused
          """)
  void whomItSignsOutAndWhatFollows(
      String hint, String client, String uri, String user, String then) {
    CheckLogoutRequest check =
        new CheckLogoutRequest(
            store.clients(),
            text ->
                Optional.of(text)
                    .filter("hint"::equals)
                    .map(
                        _ ->
                            new IdToken(
                                new UserId("usr_1"), new ClientId("app"), new SessionId("ses_1"))));

    String told =
        check
            .check(
                new LogoutRequest(
                    parameter(hint), parameter(client), parameter(uri), parameter("s")))
            .fold(
                checked ->
                    checked.user().map(UserId::value).orElse("-")
                        + " "
                        + checked.redirectUri().orElse("-")
                        + " "
                        + checked.state().orElse("-"),
                _ -> "- refused -");

    String state = then == null || then.equals("refused") ? "-" : "s";
    assertEquals(
        Optional.ofNullable(user).orElse("-")
            + " "
            + Optional.ofNullable(then).orElse("-")
            + " "
            + state,
        told);
  }

  private static Parameter parameter(String text) {
    if (text == null) {
      return new Parameter.Absent();
    }
    return text.equals("TWICE") ? new Parameter.NotText() : new Parameter.Text(text);
  }
}
