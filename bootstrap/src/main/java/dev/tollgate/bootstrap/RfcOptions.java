package dev.tollgate.bootstrap;

import dev.tollgate.cli.command.Durations;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.rfc.RfcSettings;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The settings of the contract rfc. */
final class RfcOptions {

  @Option(
      names = "--rfc-token-lifetime",
      paramLabel = "DURATION",
      converter = Durations.class,
      defaultValue = "1h",
      description =
          "How long access tokens of the contract rfc live (or TOLLGATE_RFC_TOKEN_LIFETIME; 1h).")
  private Duration tokenLifetime;

  @Option(
      names = "--rfc-signing-algorithm",
      paramLabel = "ALGORITHM",
      converter = Algorithm.class,
      defaultValue = "RS256",
      description =
          "What the contract rfc signs with: RS256, ES256 or EdDSA"
              + " (or TOLLGATE_RFC_SIGNING_ALGORITHM; RS256).")
  private SigningAlgorithm algorithm;

  @Option(
      names = "--rfc-assertion-audience",
      paramLabel = "WHAT",
      converter = Audience.class,
      defaultValue = "any",
      description =
          "Whom the assertion of a client may be meant for: issuer, or any of issuer, token"
              + " endpoint and called endpoint (or TOLLGATE_RFC_ASSERTION_AUDIENCE; any).")
  private Audience.What audience;

  @Option(
      names = "--rfc-rate-limit",
      paramLabel = "N",
      converter = WholeNumber.Count.class,
      defaultValue = "0",
      description =
          "Requests a minute and caller to the endpoints of the contract rfc, 0 for no limit"
              + " (or TOLLGATE_RFC_RATE_LIMIT; 0).")
  private int rateLimit;

  @Option(
      names = "--rfc-rate-limit-status",
      paramLabel = "STATUS",
      converter = Status.class,
      defaultValue = "503",
      description =
          "What who asks too often is answered there: 503 or 429"
              + " (or TOLLGATE_RFC_RATE_LIMIT_STATUS; 503).")
  private int rateLimitStatus;

  RfcSettings settings() {
    return new RfcSettings(
        tokenLifetime,
        algorithm,
        audience == Audience.What.ISSUER,
        rateLimit,
        rateLimitStatus == Status.TOO_MANY_REQUESTS);
  }

  /** Reads the name of a signing algorithm. */
  static final class Algorithm implements ITypeConverter<SigningAlgorithm> {
    @Override
    public SigningAlgorithm convert(String value) {
      return SigningAlgorithm.parse(value)
          .orElseThrow(() -> new TypeConversionException("give RS256, ES256 or EdDSA."));
    }
  }

  /** Reads which audiences are taken. */
  static final class Audience implements ITypeConverter<Audience.What> {

    /** The issuer only, or an endpoint as well. */
    enum What {
      ISSUER,
      ANY
    }

    @Override
    public What convert(String value) {
      return switch (value) {
        case "issuer" -> What.ISSUER;
        case "any" -> What.ANY;
        default -> throw new TypeConversionException("give issuer or any.");
      };
    }
  }

  /** Reads a status. */
  static final class Status implements ITypeConverter<Integer> {

    static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Integer convert(String value) {
      return switch (value) {
        case "503", "429" -> Integer.valueOf(value);
        default -> throw new TypeConversionException("give 503 or 429.");
      };
    }
  }
}
