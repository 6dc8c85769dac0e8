package dev.tollgate.cli;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Tokens in a map. */
final class MapTokens implements Tokens {

  private final NavigableMap<String, Token> tokens = new TreeMap<>();

  @Override
  public boolean add(Token token) {
    return tokens.putIfAbsent(token.id().value(), token) == null;
  }

  @Override
  public Optional<Token> find(TokenId id) {
    return Optional.ofNullable(tokens.get(id.value()));
  }

  @Override
  public Optional<Token> findByDigest(SecretDigest digest) {
    return tokens.values().stream()
        .filter(token -> token.digest().equals(Optional.of(digest)))
        .findFirst();
  }

  @Override
  public boolean revoke(TokenId id, Instant at) {
    Optional<Token> revoked = find(id).flatMap(token -> token.revoked(at));
    revoked.ifPresent(token -> tokens.put(id.value(), token));
    return revoked.isPresent();
  }

  @Override
  public int purge(Instant now, int limit) {
    List<String> expired =
        tokens.values().stream()
            .filter(token -> token.isExpired(now))
            .limit(limit)
            .map(token -> token.id().value())
            .toList();
    tokens.keySet().removeAll(expired);
    return expired.size();
  }

  @Override
  public long purgeable(Instant now) {
    return tokens.values().stream().filter(token -> token.isExpired(now)).count();
  }

  AllTokens ofAll() {
    return new AllTokens() {
      @Override
      public List<Token> page(String after, int limit) {
        return tokens.tailMap(after, false).values().stream().limit(limit).toList();
      }

      @Override
      public boolean add(List<Token> added) {
        return added.stream().allMatch(MapTokens.this::add);
      }
    };
  }

  ClientTokens ofClients() {
    return new ClientTokens() {
      @Override
      public List<Token> page(RegistrationId registration, String after, int limit) {
        return tokens.tailMap(after, false).values().stream()
            .filter(token -> token.registration().equals(registration))
            .limit(limit)
            .toList();
      }

      @Override
      public int revoke(List<TokenId> ids, Instant at) {
        return (int) ids.stream().filter(id -> MapTokens.this.revoke(id, at)).count();
      }
    };
  }
}
