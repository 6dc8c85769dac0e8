package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.memory.Memory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that ends with the process. {@code memory:} opens a new one each time, {@code
 * memory:NAME} the same one everywhere in this process.
 */
public final class MemoryStorageProvider implements StorageProvider {

  private static final Map<String, Memory> SHARED = new ConcurrentHashMap<>();

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Storage open(StorageSettings settings) {
    String name = settings.url().substring(scheme().length() + 1);
    Memory memory = name.isEmpty() ? new Memory() : SHARED.computeIfAbsent(name, _ -> new Memory());
    return memory.open();
  }
}
