package dev.tollgate.cli.library;

import dev.tollgate.domain.DocumentKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The members of a library file, one per kind of document. */
final class LibraryMember {

  static final Set<DocumentKind> OF_FILE = EnumSet.range(DocumentKind.TAG, DocumentKind.BRAND_KIT);
  static final Set<DocumentKind> OF_BRAND_KIT = EnumSet.of(DocumentKind.LOGO, DocumentKind.COLOR);

  private LibraryMember() {}

  static String name(DocumentKind kind) {
    return switch (kind) {
      case TAG -> "tags";
      case TEMPLATE -> "templates";
      case FOLDER -> "folders";
      case ASSET -> "assets";
      case ASSET_TAG -> "asset_tags";
      case BRAND_KIT -> "brand_kit";
      case LOGO -> "logos";
      case COLOR -> "colors";
    };
  }

  static Optional<DocumentKind> named(String name, Set<DocumentKind> among) {
    return among.stream().filter(kind -> name(kind).equals(name)).findFirst();
  }
}
