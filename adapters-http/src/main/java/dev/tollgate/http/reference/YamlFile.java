package dev.tollgate.http.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what lies beside these classes in YAML; members keep the order in which they stand. */
public final class YamlFile {

  private static final int ALIASES = 1_000;

  /** More than any file of wording needs. */
  private static final long LARGEST = 1024L * 1024;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param folder below the package of the adapters, such as the name of a contract
   * @throws IllegalStateException if it is not there
   */
  public static Map<String, Object> read(String folder, String name) {
    return find(folder, name)
        .orElseThrow(() -> new IllegalStateException("there is no " + path(folder, name)));
  }

  /** Whether a file came with these classes, whose build has tested it. */
  static boolean isBuiltIn(String folder, String name) {
    String place =
        String.valueOf(YamlFile.class.getProtectionDomain().getCodeSource().getLocation());
    String file = String.valueOf(YamlFile.class.getResource(path(folder, name)));
    return file.startsWith(place) || file.startsWith("jar:" + place + "!");
  }

  /** Reads a file that need not be there, in its quick form if it came with these classes. */
  static Optional<Map<String, Object>> find(String folder, String name) {
    if (isBuiltIn(folder, name)) {
      try (InputStream quick =
          YamlFile.class.getResourceAsStream(path(folder, QuickForm.nameOf(name)))) {
        if (quick != null) {
          return Optional.of(QuickForm.read(quick));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try (InputStream yaml = YamlFile.class.getResourceAsStream(path(folder, name))) {
      return yaml == null ? Optional.empty() : Optional.of(reader().load(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of an operator.
   *
   * @throws IOException if it cannot be read, is no UTF-8, or is too large
   * @throws org.yaml.snakeyaml.error.MarkedYAMLException if it is no YAML
   */
  static Object read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("larger than " + LARGEST + " bytes");
    }
    return reader().load(Files.readString(file));
  }

  private static String path(String folder, String name) {
    return "/dev/tollgate/http/" + folder + "/" + name;
  }

  /** The values in a text of JSON, which is YAML, too. */
  public static Object parse(String json) {
    return reader().load(json);
  }

  private static Yaml reader() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(ALIASES);
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }
}
