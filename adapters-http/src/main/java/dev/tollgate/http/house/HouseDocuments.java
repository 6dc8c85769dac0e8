package dev.tollgate.http.house;

import dev.tollgate.http.PublicDocument;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What the house has to read. */
@Factory
final class HouseDocuments {

  @Singleton
  PublicDocument errors() {
    return new PublicDocument(ErrorsController.PATH, "Errors of all contracts");
  }

  @Singleton
  PublicDocument catalog() {
    return new PublicDocument(ErrorsController.CATALOG, "Errors as JSON, for programs");
  }

  @Singleton
  PublicDocument docs() {
    return new PublicDocument(DocsController.PATH, "Every endpoint, with a form to try it");
  }

  @Singleton
  PublicDocument description() {
    return new PublicDocument(
        DocsController.DESCRIPTION, "Every endpoint as OpenAPI, for programs");
  }
}
