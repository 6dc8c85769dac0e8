package dev.tollgate.http.house;

import dev.tollgate.http.Issuer;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.pages.Publication;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.References;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The error references of all contracts as this server publishes them: written on the first
 * request, because only a server that listens knows its issuer.
 */
@Singleton
final class ErrorCatalog {

  private static final String ALL = "";

  private final Issuer issuer;
  private final Pages pages;
  private final JsonMapper json;
  private final References references;
  private final Map<String, Publication> made = new ConcurrentHashMap<>();
  private final Map<String, Publication> written = new ConcurrentHashMap<>();

  ErrorCatalog(Issuer issuer, References references, Pages pages, JsonMapper json) {
    this.references = references;
    this.issuer = issuer;
    this.pages = pages;
    this.json = json;
  }

  Publication page() {
    return made.computeIfAbsent(ALL, _ -> pages.errors(references()));
  }

  /** The page of a contract; empty if there is no such contract. */
  Optional<Publication> page(String contract) {
    return of(contract, made, pages::errors);
  }

  Publication document() {
    return written.computeIfAbsent(ALL, _ -> document(references()));
  }

  /** The same in JSON. */
  Optional<Publication> document(String contract) {
    return of(contract, written, reference -> document(List.of(reference)));
  }

  private Optional<Publication> of(
      String contract,
      Map<String, Publication> kept,
      Function<ErrorReference, Publication> publish) {
    return references
        .of(contract)
        .map(
            reference ->
                kept.computeIfAbsent(contract, _ -> publish.apply(reference.at(issuer.url()))));
  }

  private List<ErrorReference> references() {
    return references.withVersions().stream().map(reference -> reference.at(issuer.url())).toList();
  }

  private Publication document(List<ErrorReference> references) {
    try {
      return new Publication(
          MediaType.APPLICATION_JSON,
          json.writeValueAsBytes(CatalogDocument.of(issuer, references)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
