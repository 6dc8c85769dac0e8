package dev.tollgate.http.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lets through whom the guard of the path let through, and everybody where there is none. */
@Singleton
final class GuardRule implements SecurityRule<HttpRequest<?>> {

  private final Guards guards;

  GuardRule(Guards guards) {
    this.guards = guards;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, Authentication authentication) {
    return Mono.just(
        guards.of(request).map(guard -> decide(request, guard)).orElse(SecurityRuleResult.ALLOWED));
  }

  private static SecurityRuleResult decide(HttpRequest<?> request, Guard guard) {
    Optional<Guards.Verdict> verdict = Guards.verdict(request);
    if (verdict.isEmpty()) {
      Guards.decided(
          request, new Guards.Verdict(guard, guard.check(request, BearerReader.token(request))));
    }
    return Guards.verdict(request)
        .orElseThrow()
        .result()
        .fold(access -> SecurityRuleResult.ALLOWED, refusal -> SecurityRuleResult.REJECTED);
  }
}
