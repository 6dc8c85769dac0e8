package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.cli.command.Claim;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.TokenSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for how the access tokens of a new client differ from those of other clients. */
final class TokenSettingsOptions {

  static final String LIFETIME =
      "How long its access tokens are valid, such as 90s, 15m, 12h or 30d; capped at the server's"
          + " own limit when a token is issued";

  static final String CLAIM =
      "A claim that its JWTs contain under the contract rfc, such as 'tier=\"gold\"' or"
          + " 'https://example.com/level=3'. It overrides the company's. Repeatable.";

  @Option(
      names = "--token-lifetime",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = LIFETIME + " (default: the server's).")
  private Optional<Duration> lifetime = Optional.empty();

  @Option(
      names = "--claim",
      paramLabel = "NAME=JSON",
      converter = Claim.Converter.class,
      description = CLAIM)
  private List<Claim> claims = List.of();

  Result<TokenSettings, EditClaims.Problem> read(EditClaims editing) {
    return editing
        .edit(CustomClaims.NONE, Claim.changes(claims, List.of()))
        .map(custom -> new TokenSettings(lifetime, custom));
  }
}
