package dev.tollgate.http.house;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Reaction;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.reference.ErrorReference;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Error references for programs.
 *
 * @param version of this form: a member may be added under the same number, nothing else changes
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CatalogDocument(int version, String issuer, List<Contract> contracts) {

  private static final int VERSION = 1;

  static CatalogDocument of(Issuer issuer, List<ErrorReference> references) {
    return new CatalogDocument(
        VERSION,
        issuer.url(),
        references.stream().map(reference -> Contract.of(issuer, reference)).toList());
  }

  /** The errors of one contract. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Contract(String contract, String about, String page, List<Item> errors) {

    private static Contract of(Issuer issuer, ErrorReference reference) {
      String page = issuer.url(ErrorsController.PATH + "/" + reference.contract());
      return new Contract(
          reference.contract(),
          reference.about(),
          page,
          reference.entries().stream().map(entry -> Item.of(page, entry)).toList());
    }
  }

  /** One error; null for a code that its body has not, and for what is no reason. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      String name,
      String page,
      String layer,
      @Nullable String code,
      int status,
      Map<String, String> headers,
      String body,
      String cause,
      String advice,
      String retryable,
      String action,
      String source,
      @Nullable String unreachable,
      List<ClientReaction> reactions) {

    private static Item of(String page, Entry entry) {
      return new Item(
          entry.name(),
          page + "#" + entry.name(),
          entry.layer(),
          entry.code().orElse(null),
          entry.status(),
          entry.headers(),
          entry.body(),
          entry.cause(),
          entry.advice(),
          entry.retryable().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          entry.action(),
          entry.source().name().toLowerCase(Locale.ROOT),
          entry.unreachable().orElse(null),
          entry.reactions().stream().map(ClientReaction::of).toList());
    }
  }

  /** What a tested client does at the error. */
  @Serdeable
  record ClientReaction(String client, String situation, String reaction) {

    private static ClientReaction of(Reaction reaction) {
      return new ClientReaction(reaction.client(), reaction.situation(), reaction.reaction());
    }
  }
}
