package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the bearer token of a request to a guarded path. */
@Singleton
final class BearerReader implements TokenReader<HttpRequest<?>> {

  private final Guards guards;

  BearerReader(Guards guards) {
    this.guards = guards;
  }

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return guards.of(request).flatMap(guard -> guard.token(Request.of(request)).text());
  }

  static Parameter token(Request request) {
    Credentials sent = Credentials.of(request);
    Parameter token =
        sent instanceof Credentials.Bearer(Parameter text) ? text : new Parameter.Absent();
    if (token.text().isEmpty()) {
      Why.because(sent::withoutToken);
    }
    return token;
  }
}
