package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Backends;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A storage backend loaded from the jars of a plug-in directory. */
record Plugin(String directory, StorageProvider provider, String scheme)
    implements StorageProvider {

  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /**
   * Loads the backends in these directories, separated as in a class path.
   *
   * @throws StorageMisconfigured if a directory, a jar or a backend in it cannot be used
   */
  static List<Plugin> in(String directories) {
    return Arrays.stream(directories.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .flatMap(directory -> load(directory).stream())
        .toList();
  }

  private static List<Plugin> load(String directory) {
    ClassLoader loader = new URLClassLoader("plugin", jars(directory), new Ports());
    List<Plugin> found = new ArrayList<>();
    try {
      for (StorageProvider provider : ServiceLoader.load(StorageProvider.class, loader)) {
        String scheme = Objects.requireNonNull(provider.scheme(), "no scheme");
        found.add(new Plugin(directory, provider, scheme));
      }
    } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
      throw new StorageMisconfigured(
          "A backend in %s of TOLLGATE_PLUGINS cannot be loaded (%s): ask its author for a version that works with this Tollgate."
              .formatted(directory, reason(e)),
          e);
    }
    return found;
  }

  /** Errors of the service loader name the class; what the class threw says more. */
  private static String reason(Throwable e) {
    String reason = e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().toString();
    return reason.lines().findFirst().orElse("");
  }

  private static URL[] jars(String directory) {
    try (Stream<Path> files = Files.list(ours(Path.of(directory)))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Plugin::ours)
          .map(Plugin::readable)
          .toArray(URL[]::new);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(directory, e);
    }
  }

  private static StorageMisconfigured unreadable(String directory, Exception e) {
    return new StorageMisconfigured(
        "TOLLGATE_PLUGINS names %s, which is not a readable directory: name the one that holds the jars."
            .formatted(directory),
        e);
  }

  /** What others can write to would run inside Tollgate. */
  private static Path ours(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
        throw new StorageMisconfigured(
            "%s in TOLLGATE_PLUGINS is writable by other users, whose code Tollgate would run: remove that permission (chmod go-w)."
                .formatted(file));
      }
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
    return file;
  }

  /** A class loader would silently skip a broken jar. */
  private static URL readable(Path jar) {
    try (JarFile _ = new JarFile(jar.toFile())) {
      return jar.toUri().toURL();
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "%s in TOLLGATE_PLUGINS is not a readable jar: replace it with an intact one."
              .formatted(jar),
          e);
    }
  }

  /** Shows plug-ins only the ports, the domain and the log; they bring everything else. */
  private static final class Ports extends ClassLoader {

    private static final List<String> SEEN =
        List.of("dev.tollgate.application.", "dev.tollgate.domain.", "org.slf4j.");

    Ports() {
      super("ports", getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SEEN.stream().anyMatch(name::startsWith)) {
        return Ports.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  @Override
  public Storage open(StorageSettings settings) {
    return new PluginStorage(
        name(),
        ask(
            backends -> Objects.requireNonNull(backends.open(settings), "no store"),
            "open its store"));
  }

  @Override
  public Optional<Schema> schema(StorageSettings settings) {
    return ask(backends -> backends.schema(settings), "report its tables");
  }

  @Override
  public void backUp(StorageSettings settings, OutputStream out) {
    boolean _ =
        ask(
            backends -> {
              backends.backUp(settings, out);
              return true;
            },
            "back up its store");
  }

  private <T> T ask(Function<Backends, T> question, String what) {
    try {
      return question.apply(new Backends(List.of(provider)));
    } catch (StoreUnavailable | StorageMisconfigured | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new StorageMisconfigured(
          "%s failed to %s (%s): ask its author. TOLLGATE_TRACE=1 shows where."
              .formatted(name(), what, failure(e)),
          e);
    }
  }

  /** The kind of a failure and the class that is missing; other messages may contain secrets. */
  static String failure(Throwable e) {
    String kind = e.getClass().getSimpleName();
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(it -> it instanceof ClassNotFoundException || it instanceof NoClassDefFoundError)
        .map(it -> kind + ", the jars lack " + it.getMessage().replace('/', '.'))
        .findFirst()
        .orElse(kind);
  }

  private String name() {
    return "The backend \"%s:\" in %s of TOLLGATE_PLUGINS".formatted(scheme, directory);
  }
}
