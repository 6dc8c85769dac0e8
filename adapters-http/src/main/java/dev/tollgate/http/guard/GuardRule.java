package dev.tollgate.http.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Allows what the guard of the path allows, and everything where there is no guard. */
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

  private SecurityRuleResult decide(HttpRequest<?> request, Guard guard) {
    return Guards.verdict(request)
        .orElseGet(() -> guards.decide(request, guard, guard::token))
        .fold(access -> SecurityRuleResult.ALLOWED, refusal -> SecurityRuleResult.REJECTED);
  }
}
