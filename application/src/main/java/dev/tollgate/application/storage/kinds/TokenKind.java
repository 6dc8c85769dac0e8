package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Subject.OfUser;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tokens, live or not. */
final class TokenKind implements Kind<Token> {

  @Override
  public String name() {
    return "token";
  }

  @Override
  public Stream<Token> read(Storage store) {
    return Pages.of(store.allTokens()::page, it -> it.id().value());
  }

  @Override
  public Members write(Token value) {
    return new Members()
        .with("id", value.id().value())
        .with("registration", value.registration().value())
        .with("client", value.client().value())
        .withPresent("user", user(value.subject()).map(OfUser::user))
        .withPresent("grant", user(value.subject()).map(OfUser::grant))
        .withPresent("code", user(value.subject()).flatMap(OfUser::code).map(SecretDigest::hex))
        .withPresent("company", value.company())
        .with("contract", value.contract())
        .with("scopes", value.scopes())
        .with("audience", value.audience().stream().map(ResourceUri::value).toList())
        .withPresent("digest", value.digest().map(SecretDigest::hex))
        .with("issued_at", value.issuedAt())
        .with("expires_at", value.expiresAt())
        .with("revoked_at", value.revokedAt());
  }

  private static Optional<OfUser> user(Subject subject) {
    return switch (subject) {
      case Subject.OfClient() -> Optional.empty();
      case OfUser user -> Optional.of(user);
    };
  }

  private static Subject subject(Members members) {
    return members
        .presentText("user")
        .<Subject>map(
            user ->
                new OfUser(
                    new UserId(user),
                    new GrantId(members.text("grant")),
                    members.presentText("code").map(SecretDigest::new)))
        .orElseGet(Subject.OfClient::new);
  }

  @Override
  public Token parse(Members members) {
    return new Token(
        new TokenId(members.text("id")),
        new RegistrationId(members.text("registration")),
        new ClientId(members.text("client")),
        subject(members),
        members.presentText("company").map(CompanyId::new),
        members.text("contract"),
        members.scopes("scopes"),
        members.texts("audience").stream().map(ResourceUri::new).toList(),
        members.presentText("digest").map(SecretDigest::new),
        members.time("issued_at"),
        members.optionalTime("expires_at"),
        members.optionalTime("revoked_at"));
  }

  @Override
  public Writer<Token> writer(Storage target, boolean resumes) {
    return new Batches(target, resumes);
  }

  private static final class Batches implements Writer<Token> {

    private final Storage target;
    private final List<Token> batch = new ArrayList<>();

    /** Whether the target may hold some of the next tokens, which are those with the next ids. */
    private boolean mayBeThere;

    private String last = "";

    Batches(Storage target, boolean resumes) {
      this.target = target;
      this.mayBeThere = resumes;
    }

    @Override
    public void add(Token token) {
      batch.add(token);
      if (batch.size() == Pages.SIZE) {
        end();
      }
    }

    @Override
    public void end() {
      List<Token> missing = List.copyOf(batch);
      if (mayBeThere) {
        Set<Token> held = new HashSet<>(target.allTokens().page(last, Pages.SIZE));
        missing = batch.stream().filter(token -> !held.contains(token)).toList();
        mayBeThere = !held.isEmpty();
      }
      if (!target.allTokens().add(missing)) {
        for (Token token : missing) {
          boolean _ = target.tokens().add(token);
        }
      }
      last = batch.isEmpty() ? last : batch.getLast().id().value();
      batch.clear();
    }
  }
}
