package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a store in memory holds, shared by all that opened it. */
final class MemoryData {

  final MemoryTable<Enterprise> enterprises = new MemoryTable<>();
  final MemoryTable<Company> companies = new MemoryTable<>();
  final MemoryTable<Client> clients = new MemoryTable<>();
  final MemoryTable<RegisteredScope> scopes = new MemoryTable<>();
  final MemoryTable<Token> tokens = new MemoryTable<>();

  /** The ids of opaque tokens, by the digests of their texts; also of some that were purged. */
  final MemoryTable<TokenId> opaqueTokens = new MemoryTable<>();

  final MemoryLog revoked = new MemoryLog();
  final MemoryTable<MemoryLeases.Lease> leases = new MemoryTable<>();

  final MemoryTable<ResourceUri> resources = new MemoryTable<>();

  /** By their digests. */
  final MemoryTable<SpentAssertion> assertions = new MemoryTable<>();

  final MemoryTable<SigningKey> keys = new MemoryTable<>();

  /** The ids of keys that were removed. */
  final Set<String> removedKeys = ConcurrentHashMap.newKeySet();

  /** The id of the first key of each algorithm, by the algorithm's name. */
  final MemoryTable<String> firstKeys = new MemoryTable<>();

  final MemoryLibrary library = new MemoryLibrary();

  /** Registrations that were removed and may have tokens left. */
  final Set<RegistrationId> gone = ConcurrentHashMap.newKeySet();

  boolean isNew(Token token) {
    return tokens.find(token.id().value()).isEmpty()
        && token.digest().flatMap(this::findByDigest).isEmpty();
  }

  /** False, and nothing is changed, if the id or the digest is taken. */
  boolean add(Token token) {
    synchronized (tokens) {
      boolean isAdded = isNew(token) && tokens.add(token.id().value(), token);
      if (isAdded) {
        token.digest().ifPresent(digest -> opaqueTokens.put(digest.hex(), token.id()));
      }
      return isAdded;
    }
  }

  Optional<Token> findByDigest(SecretDigest digest) {
    return opaqueTokens.find(digest.hex()).flatMap(id -> tokens.find(id.value()));
  }

  boolean revoke(TokenId id, Instant at) {
    synchronized (tokens) {
      boolean isRevoked = tokens.change(id.value(), token -> token.revoked(at));
      if (isRevoked) {
        revoked.add(id, at);
      }
      return isRevoked;
    }
  }
}
