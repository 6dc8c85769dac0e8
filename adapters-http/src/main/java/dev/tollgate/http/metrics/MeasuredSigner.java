package dev.tollgate.http.metrics;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** A signer that reports how long a signature takes, by algorithm. */
public final class MeasuredSigner implements TokenSigner {

  private final TokenSigner signer;
  private final Map<SigningAlgorithm, LongConsumer> durations;

  public MeasuredSigner(TokenSigner signer, Measurements measurements) {
    this.signer = signer;
    this.durations =
        Arrays.stream(SigningAlgorithm.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), algorithm -> measurements.durations(metric(algorithm))));
  }

  private static Metric metric(SigningAlgorithm algorithm) {
    return new Metric(
        "tollgate_signing_seconds",
        "How long writing and signing a token took.",
        Map.of("algorithm", algorithm.toString()));
  }

  @Override
  public String sign(Token token, TokenForm.Jwt form, List<CustomClaims> custom) {
    long begin = System.nanoTime();
    String signed = signer.sign(token, form, custom);
    durations.get(form.algorithm()).accept(System.nanoTime() - begin);
    return signed;
  }
}
