package dev.tollgate.http.guard;

import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.Optional;
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

  private static SecurityRuleResult decide(HttpRequest<?> request, Guard guard) {
    Optional<Guards.Verdict> verdict = Guards.verdict(request);
    if (verdict.isEmpty()) {
      Request read = Request.of(request);
      Guards.decided(request, new Guards.Verdict(guard, guard.check(read, guard.token(read))));
    }
    return Guards.verdict(request)
        .orElseThrow()
        .result()
        .fold(access -> SecurityRuleResult.ALLOWED, refusal -> SecurityRuleResult.REJECTED);
  }
}
