package dev.tollgate.application.issue;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes tokens and puts them on record, whatever the grant. */
public final class TokenMint {

  private final Function<Token, CompletionStage<Boolean>> adding;
  private final Companies companies;
  private final TokenSigner signer;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Mints tokens.
   *
   * @param adding puts a token on record; false if its id is taken
   */
  public TokenMint(
      Function<Token, CompletionStage<Boolean>> adding,
      Companies companies,
      TokenSigner signer,
      Clock clock,
      RandomGenerator random) {
    this.adding = adding;
    this.companies = companies;
    this.signer = signer;
    this.clock = clock;
    this.random = random;
  }

  /** What a grant decided about a token. */
  record Granted(
      Client client,
      Subject subject,
      Optional<CompanyId> company,
      ScopeSet scopes,
      List<ResourceUri> audience) {}

  /** A new token; it is on record when this returns. */
  IssuedToken mint(Granted granted, ContractRules contract, TokenTerms terms) {
    Waiting.announceHolding();
    IssuedToken issued = issue(granted, contract, terms);
    Waiting.until(adding.apply(issued.token()).thenAccept(TokenMint::mustBeNew));
    return issued;
  }

  /** A new token that the caller puts on record, and so waits, before it gives it away. */
  IssuedToken prepare(Granted granted, ContractRules contract, TokenTerms terms) {
    Waiting.announce();
    return issue(granted, contract, terms);
  }

  private static void mustBeNew(boolean isNew) {
    if (!isNew) {
      throw new IllegalStateException("a fresh token id was taken");
    }
  }

  private IssuedToken issue(Granted granted, ContractRules contract, TokenTerms terms) {
    return switch (terms.form()) {
      case TokenForm.Jwt jwt -> {
        Token token = token(granted, contract, terms, Optional.empty());
        yield new IssuedToken(signer.sign(token, jwt, custom(granted, jwt)), token);
      }
      case TokenForm.Opaque opaque -> {
        String text = opaque.generate(random);
        yield new IssuedToken(
            text, token(granted, contract, terms, Optional.of(SecretDigest.of(text))));
      }
    };
  }

  /** The claims of the client, if it has any, come before those of the company. */
  private List<CustomClaims> custom(Granted granted, TokenForm.Jwt form) {
    return form.takesCustomClaims()
        ? Stream.concat(
                Stream.of(granted.client().tokenSettings().claims()),
                granted.company().flatMap(companies::find).map(Company::claims).stream())
            .filter(claims -> !claims.isEmpty())
            .toList()
        : List.of();
  }

  private Token token(
      Granted granted, ContractRules contract, TokenTerms terms, Optional<SecretDigest> digest) {
    Instant now = clock.instant();
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    return new Token(
        TokenId.next(now, random),
        granted.client().registration(),
        granted.client().id(),
        granted.subject(),
        granted.company(),
        contract.name(),
        granted.scopes(),
        granted.audience(),
        digest,
        issuedAt,
        granted.client().tokenSettings().lifetimeWithin(terms.lifetime()).map(issuedAt::plus),
        Optional.empty());
  }
}
