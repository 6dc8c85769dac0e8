package dev.tollgate.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** A language by its tag (BCP 47) in the usual case: {@code de}, {@code pt-BR}. */
public record Language(String tag) {

  private static final int MAX_LENGTH = 35;

  public Language {
    if (!canonical(tag).equals(Optional.of(tag))) {
      throw new IllegalArgumentException("not a language tag");
    }
  }

  /** Empty for text that is not a well-formed tag; its case does not matter. */
  public static Optional<Language> parse(String text) {
    return canonical(text).map(Language::new);
  }

  private static Optional<String> canonical(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || text.indexOf('_') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Locale.Builder().setLanguageTag(text).build().toLanguageTag());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return tag;
  }
}
