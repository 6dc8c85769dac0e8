package dev.tollgate.application.authorize;

import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.StandardScopes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Records what a user allowed, and makes the code for it. */
public final class CodeMint {

  private final Grants grants;
  private final AuthorizationCodes codes;
  private final Clock clock;
  private final RandomGenerator random;

  public CodeMint(Grants grants, AuthorizationCodes codes, Clock clock, RandomGenerator random) {
    this.grants = grants;
    this.codes = codes;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A code for what the user allows now; it and the grant are on record when this returns. Empty if
   * the user, the membership or the client is gone meanwhile.
   *
   * @param chosen those of the requested scopes that the user allows
   */
  Optional<IssuedCode> allow(
      CheckedRequest request, SignedIn visitor, Company company, ScopeSet chosen, Terms terms) {
    return allow(request, visitor, List.of(company), chosen, terms);
  }

  /** The same for several companies at once; the code is for the first of them. */
  Optional<IssuedCode> allow(
      CheckedRequest request,
      SignedIn visitor,
      List<Company> companies,
      ScopeSet chosen,
      Terms terms) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Grant> fresh =
        companies.stream()
            .map(
                company ->
                    new Grant(
                        GrantId.next(now, random),
                        request.target().client().registration(),
                        request.target().client().id(),
                        visitor.user().id(),
                        company.id(),
                        terms.contract().name(),
                        chosen,
                        now,
                        now,
                        Optional.empty()))
            .toList();
    return Occasion.current()
        .by(Actor.user(visitor.user().id()))
        .run(() -> grants.allow(fresh, request.scopes()))
        .stream()
        .findFirst()
        .map(grant -> code(request, visitor, grant, chosen, terms));
  }

  /** A code for what the user allowed before, under this grant. */
  IssuedCode code(
      CheckedRequest request, SignedIn visitor, Grant grant, ScopeSet scopes, Terms terms) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String text = AuthorizationCode.FORM.generate(random);
    RedirectTarget target = request.target();
    AuthorizationCode code =
        new AuthorizationCode(
            SecretDigest.of(text),
            grant.registration(),
            grant.client(),
            grant.contract(),
            grant.user(),
            grant.company(),
            grant.id(),
            scopes,
            request.audience(),
            target.isNamed() ? Optional.of(target.uri()) : Optional.empty(),
            target.state().map(SecretDigest::of),
            scopes.values().contains(StandardScopes.OPENID) ? request.nonce() : Optional.empty(),
            request.challenge(),
            visitor.session().id(),
            visitor.session().authenticatedAt(),
            now,
            now.plus(terms.users().codeLifetime()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (!codes.add(code)) {
      throw new IllegalStateException("a fresh code was taken");
    }
    return new IssuedCode(text, code);
  }
}
