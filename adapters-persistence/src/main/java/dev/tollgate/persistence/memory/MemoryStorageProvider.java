package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that ends with the process. {@code memory:} is a new one for each that opens it, {@code
 * memory:NAME} is one for all of this process.
 */
public final class MemoryStorageProvider implements StorageProvider {

  private static final Map<String, MemoryData> SHARED = new ConcurrentHashMap<>();

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Storage open(StorageSettings settings) {
    String name = settings.url().substring(scheme().length() + 1);
    MemoryData data =
        name.isEmpty()
            ? new MemoryData()
            : SHARED.computeIfAbsent(name, unknown -> new MemoryData());
    return new MemoryStorage(data);
  }
}
