package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aScope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for scopes. */
@About(Scopes.class)
interface ScopesContract extends StorageUnderTest {

  private Scopes scopes() {
    return storage().scopes();
  }

  @Test
  default void aNewStoreHasNoScopes() {
    assertEquals(List.of(), scopes().all());
  }

  @Test
  default void scopesAreListedInByteOrder() {
    List<String> shuffled =
        List.of("read", "Read", "a.b", "_", "~", "READ", "read.all", "x".repeat(255));
    shuffled.forEach(scope -> assertTrue(scopes().add(aScope(scope))));

    List<String> listed =
        scopes().all().stream().map(RegisteredScope::scope).map(Scope::value).toList();

    assertEquals(shuffled.stream().sorted().toList(), listed);
  }

  @Test
  default void scopesSayWhetherTheyAreOnByDefaultAndDestructive() {
    for (boolean defaultOn : List.of(true, false)) {
      for (boolean destructive : List.of(true, false)) {
        RegisteredScope scope =
            new RegisteredScope(
                new Scope("s" + scopes().all().size()), new Name("x"), defaultOn, destructive);

        assertTrue(scopes().add(scope));

        assertTrue(scopes().all().contains(scope), "" + scope);
      }
    }
  }

  @Test
  default void descriptionsAreStoredCompletely() {
    for (Name description : Samples.names()) {
      RegisteredScope scope =
          new RegisteredScope(new Scope("s" + scopes().all().size()), description);

      boolean added = scopes().add(scope);

      assertTrue(added);
      assertTrue(scopes().all().contains(scope));
    }
  }

  @Test
  default void anExistingScopeIsNotAddedAndKeepsItsDescription() {
    RegisteredScope first = aScope("read");
    boolean _ = scopes().add(first);

    boolean again = scopes().add(new RegisteredScope(first.scope(), new Name("Something else")));

    assertFalse(again);
    assertEquals(List.of(first), scopes().all());
  }

  @Test
  default void onlyOneOfManyThreadsAddsAScope() throws Exception {
    long winners = Race.winners(i -> scopes().add(aScope("read")));

    assertEquals(1, winners);
  }
}
