package dev.tollgate.http.rfc;

import dev.tollgate.http.PublicDocument;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What this contract has to read. */
@Factory
final class RfcDocuments {

  @Singleton
  PublicDocument metadata() {
    return new PublicDocument(
        MetadataController.PATH, "Metadata for clients that configure themselves");
  }

  @Singleton
  PublicDocument keySet() {
    return new PublicDocument(KeySetController.PATH, "Key set that tokens can be verified with");
  }
}
