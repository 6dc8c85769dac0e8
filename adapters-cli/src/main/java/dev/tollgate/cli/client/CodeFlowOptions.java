package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.CodeFlowRequest;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for how users authorize a new client. */
final class CodeFlowOptions {

  static final String REDIRECT_URI =
      "https, or http on localhost, 127.0.0.1 or [::1]; for a public client also a scheme of its"
          + " own with a dot in it, such as com.example.app:/callback. Repeatable.";

  static final String PKCE =
      "Whether each authorization request needs a code challenge: ${COMPLETION-CANDIDATES}";

  @Option(
      names = "--redirect-uri",
      paramLabel = "U",
      description =
          "Where users are sent after they authorized the client, which may then use the grant"
              + " authorization_code: "
              + REDIRECT_URI)
  private List<String> redirectUris = List.of();

  @Option(
      names = "--post-logout-redirect-uri",
      paramLabel = "U",
      description = "Where users may be sent after they signed out. Repeatable.")
  private List<String> postLogoutRedirectUris = List.of();

  @Option(
      names = "--for-everyone",
      description = "Let users of every enterprise authorize the client, not only of its own.")
  private boolean forEveryone;

  @Option(names = "--pkce", paramLabel = "P", description = PKCE + " (default: required).")
  private Pkce pkce = Pkce.REQUIRED;

  @Option(
      names = "--skip-consent",
      description = "Do not ask users for their consent: signing in is enough.")
  private boolean skipConsent;

  @Option(
      names = "--any-localhost-port",
      description = "Accept http://localhost with any port, as 127.0.0.1 and [::1] always are.")
  private boolean anyLocalhostPort;

  @Option(names = "--icon", paramLabel = "FILE", description = IconFile.DESCRIPTION)
  private Optional<Path> icon = Optional.empty();

  /** Refuses an icon that cannot be read with a sentence. */
  Result<CodeFlowRequest, String> read(Runner<?> runner) throws IOException {
    return IconFile.read(runner, icon).map(this::request);
  }

  private CodeFlowRequest request(Optional<String> base64) {
    return new CodeFlowRequest(
        redirectUris,
        postLogoutRedirectUris,
        forEveryone,
        pkce == Pkce.OPTIONAL,
        skipConsent,
        anyLocalhostPort,
        base64);
  }
}
