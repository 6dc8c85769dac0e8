package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "\u00e9", "a\n"})
  void otherTextIsNoSlug(String text) {
    assertEquals(Optional.empty(), Slug.parse(text));
  }

  @Test
  void aSlugHasUpTo63Characters() {
    String longest = "a".repeat(63);

    assertEquals(Optional.of(new Slug(longest)), Slug.parse(longest));
    assertEquals(Optional.empty(), Slug.parse(longest + "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Paints, acme-paints",
    "  \u00c9t\u00e9 & Co. (2), ete-co-2",
    "\u6771\u4eac, company",
    "--x--, x",
    "\uff21\uff23\uff2d\uff25, acme"
  })
  void aNameBecomesTheSlugMostLikeIt(String name, String slug) {
    assertEquals(slug, Slug.of(new Name(name)).value());
  }

  @Test
  void longNamesAndNumbersFit() {
    Slug slug = Slug.of(new Name("w".repeat(62) + " x"));

    assertEquals("w".repeat(62), slug.value());
    assertEquals("w".repeat(60) + "-12", slug.numbered(12).value());
    assertEquals("a-2", new Slug("a").numbered(2).value());
  }
}
