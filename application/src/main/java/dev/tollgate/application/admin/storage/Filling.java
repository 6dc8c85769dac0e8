package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Documents.Edition;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run that adds entries to a store, tokens and documents in batches. What an earlier run added
 * stays as it is: whether it is the same is seen in the end.
 */
public final class Filling {

  private static final int TOKENS = 500;
  private static final int DOCUMENTS = 50;

  private final Storage target;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();

  /** Whether the target may hold some of the tokens to come, which are those with the next ids. */
  private boolean isBehind;

  private String lastToken = "";
  private Optional<CompanyId> company = Optional.empty();
  private Optional<Edition> edition = Optional.empty();

  Filling(Storage target, boolean resumes) {
    this.target = target;
    this.isBehind = resumes;
  }

  void add(Entry entry) {
    boolean _ =
        switch (entry) {
          case Entry.OfScope(var scope) -> target.scopes().add(scope);
          case Entry.OfResource(var resource) -> target.resources().add(resource);
          case Entry.OfEnterprise(var enterprise) -> target.enterprises().add(enterprise);
          case Entry.OfCompany(var of) -> target.companies().add(of);
          case Entry.OfClient(var client) -> target.clients().add(client);
          case Entry.OfDocument(var of, var document) -> add(of, document);
          case Entry.OfKey(SigningKey key) -> target.keys().addFirst(key) || target.keys().add(key);
          case Entry.OfAssertion(var assertion) ->
              target.assertions().spend(assertion.digest(), assertion.expiresAt());
          case Entry.OfToken(Token token) -> add(token);
        };
  }

  private boolean add(Token token) {
    boolean added = tokens.add(token);
    if (tokens.size() == TOKENS) {
      addTokens();
    }
    return added;
  }

  private void addTokens() {
    List<Token> missing = List.copyOf(tokens);
    if (isBehind) {
      Set<Token> held = new HashSet<>(target.allTokens().page(lastToken, TOKENS));
      missing = tokens.stream().filter(token -> !held.contains(token)).toList();
      isBehind = !held.isEmpty();
    }
    if (!target.allTokens().add(missing)) {
      missing.forEach(
          token -> {
            boolean _ = target.tokens().add(token);
          });
    }
    lastToken = tokens.isEmpty() ? lastToken : tokens.getLast().id().value();
    tokens.clear();
  }

  private boolean add(CompanyId of, Document document) {
    if (!company.equals(Optional.of(of))) {
      publish();
      company = Optional.of(of);
      edition = holdsDocuments(of) ? Optional.empty() : Optional.of(target.documents().replace(of));
    }
    boolean added = documents.add(document);
    if (documents.size() == DOCUMENTS) {
      addDocuments();
    }
    return added;
  }

  /** They are published all at once. */
  private boolean holdsDocuments(CompanyId of) {
    for (DocumentKind kind : DocumentKind.values()) {
      if (target.documents().page(of, kind, 0, 1).total() > 0) {
        return true;
      }
    }
    return false;
  }

  private void addDocuments() {
    edition.ifPresent(it -> it.add(List.copyOf(documents)));
    documents.clear();
  }

  private void publish() {
    addDocuments();
    edition.ifPresent(Edition::publish);
    drop();
    edition = Optional.empty();
  }

  void end() {
    publish();
    addTokens();
  }

  /** Drops documents that were not published. */
  void drop() {
    edition.ifPresent(Edition::close);
  }
}
