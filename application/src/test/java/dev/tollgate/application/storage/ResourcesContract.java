package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aResource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for protected resources. */
@About(Resources.class)
interface ResourcesContract extends StorageUnderTest {

  private Resources resources() {
    return storage().resources();
  }

  @Test
  default void resourcesAreListedInByteOrder() {
    List<ResourceUri> shuffled =
        Stream.of(
                "urn:example:books",
                "https://b.example",
                "https://b.example/",
                "https://B.example",
                "https://a.example/?q=%20it's;--",
                "https://a.example/~",
                "URN:example:books",
                "https://a.example/" + "p".repeat(255 - 18))
            .map(ResourceUri::new)
            .toList();
    assertEquals(List.of(), resources().all());
    shuffled.forEach(resource -> assertTrue(resources().add(resource)));

    List<String> listed = resources().all().stream().map(ResourceUri::value).toList();

    assertEquals(shuffled.stream().map(ResourceUri::value).sorted().toList(), listed);
  }

  @Test
  default void anExistingResourceIsNotAddedAgain() {
    assertTrue(resources().add(aResource("books")));

    boolean again = resources().add(aResource("books"));

    assertFalse(again);
    assertEquals(List.of(aResource("books")), resources().all());
  }

  @Test
  default void aRemovedResourceCanBeAddedAgain() {
    assertTrue(resources().add(aResource("books")) && resources().add(aResource("Books")));

    boolean removed = resources().remove(aResource("books"));
    boolean again = resources().remove(aResource("books"));

    assertEquals(List.of(true, false), List.of(removed, again));
    assertEquals(List.of(aResource("Books")), resources().all());
    assertTrue(resources().add(aResource("books")));
    assertEquals(List.of(aResource("Books"), aResource("books")), resources().all());
  }

  @Test
  default void onlyOneOfManyThreadsAddsOrRemovesAResource() throws Exception {
    long added = Race.winners(i -> resources().add(aResource("books")));
    long removed = Race.winners(i -> resources().remove(aResource("books")));

    assertEquals(List.of(1L, 1L), List.of(added, removed));
    assertEquals(List.of(), resources().all());
  }
}
