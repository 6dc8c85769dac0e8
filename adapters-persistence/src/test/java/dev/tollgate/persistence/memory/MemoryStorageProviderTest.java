package dev.tollgate.persistence.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MemoryStorageProviderTest {

  @Test
  void aStoreWithoutNameIsNobodyElses() {
    StorageSettings settings = new StorageSettings("memory:", Map.of());
    try (Storage one = new MemoryStorageProvider().open(settings);
        Storage other = new MemoryStorageProvider().open(settings)) {

      boolean added = one.scopes().add(new RegisteredScope(new Scope("read"), new Name("To read")));

      assertTrue(added);
      assertEquals(List.of(), other.scopes().all());
    }
  }

  @Test
  void theProvidersOfThisModuleAreFound() {
    Set<String> schemes =
        ServiceLoader.load(StorageProvider.class).stream()
            .map(found -> found.get().scheme())
            .collect(Collectors.toSet());

    assertEquals(Set.of("h2", "memory", "jdbc:postgresql", "jdbc:mariadb"), schemes);
  }
}
