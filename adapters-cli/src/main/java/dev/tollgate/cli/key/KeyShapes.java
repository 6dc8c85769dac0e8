package dev.tollgate.cli.key;

import dev.tollgate.application.admin.key.KeyRecord;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.SigningKey;
import java.util.Locale;

/** What is shown of keys; never the private key. */
final class KeyShapes {

  /** Never shows the private half. */
  static final Shape<KeyRecord> KEY =
      Shape.<KeyRecord>of("kid", it -> Cell.text(it.key().kid()))
          .and("algorithm", it -> Cell.text(it.key().algorithm()))
          .and("state", it -> Cell.text(it.state().name().toLowerCase(Locale.ROOT)))
          .and("created_at", it -> new Cell.Time(it.key().createdAt()))
          .and("signs_from", it -> new Cell.Time(it.key().signsFrom()));

  static final Shape<SigningKey> RETIRED_KEY =
      Shape.<SigningKey>of("kid", it -> Cell.text(it.kid()))
          .and("algorithm", it -> Cell.text(it.algorithm()))
          .and("retired", _ -> new Cell.Flag(true));

  private KeyShapes() {}
}
