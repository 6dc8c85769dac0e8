package dev.tollgate.application.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The kinds of store that can be opened, each known by its scheme. */
public final class Backends {

  private final TreeMap<String, StorageProvider> byScheme = new TreeMap<>();

  /**
   * Makes all of these known.
   *
   * @throws StorageMisconfigured if two of them have the same scheme
   */
  public Backends(List<StorageProvider> providers) {
    for (StorageProvider provider : providers) {
      StorageProvider other = byScheme.putIfAbsent(provider.scheme(), provider);
      if (other != null) {
        throw new StorageMisconfigured(
            "Two stores are called \"%s:\": take one of them out of TOLLGATE_PLUGINS."
                .formatted(provider.scheme()));
      }
    }
  }

  /** The kinds of store whose jars are on the class path, as those that come with Tollgate. */
  public static Backends onClassPath() {
    return new Backends(
        ServiceLoader.load(StorageProvider.class, StorageProvider.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** These and some more; the same scheme twice is refused. */
  public Backends and(List<? extends StorageProvider> more) {
    return new Backends(Stream.concat(byScheme.values().stream(), more.stream()).toList());
  }

  /**
   * Opens the store that a URL names. What a library of the backend looks for by the class loader
   * of the thread, it finds.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if no backend knows the URL, or the one that does cannot use it
   */
  public Storage open(StorageSettings settings) {
    return ask(settings, StorageProvider::open);
  }

  /**
   * Looks at the tables of the store that a URL names; empty where it does not say.
   *
   * @throws StoreUnavailable like {@link #open}
   * @throws StorageMisconfigured like {@link #open}
   */
  public Optional<Schema> schema(StorageSettings settings) {
    return ask(settings, StorageProvider::schema);
  }

  /**
   * Writes a copy of the store that a URL names.
   *
   * @throws StoreUnavailable like {@link #open}
   * @throws StorageMisconfigured like {@link #open}, or if this kind of store has no such copy
   * @throws UncheckedIOException if the copy cannot be written
   */
  public void backUp(StorageSettings settings, OutputStream out) {
    boolean _ =
        ask(
            settings,
            (provider, its) -> {
              try {
                provider.backUp(its, out);
                return true;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private <T> T ask(
      StorageSettings settings, BiFunction<StorageProvider, StorageSettings, T> question) {
    StorageProvider named = named(settings.url());
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(named.getClass().getClassLoader());
    try {
      return question.apply(named, settings);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /**
   * The kind of store that a URL names; of two schemes that both fit, the longer one is meant.
   *
   * @throws StorageMisconfigured if no backend knows the URL
   */
  public StorageProvider named(String url) {
    return byScheme.keySet().stream()
        .filter(scheme -> url.startsWith(scheme + ":"))
        .max(Comparator.comparing(String::length))
        .map(byScheme::get)
        .orElseThrow(() -> new StorageMisconfigured(unknown(url)));
  }

  private String unknown(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? url : url.substring(0, colon + 1);
    return "No storage backend is called \"%s\". Known are: %s:. Backends of other teams are loaded from the directories in TOLLGATE_PLUGINS."
        .formatted(scheme, String.join(":, ", byScheme.keySet()));
  }
}
