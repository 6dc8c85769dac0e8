package dev.tollgate.http.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what lies beside these classes in YAML; members keep the order in which they stand. */
public final class YamlFile {

  private static final int ALIASES = 1_000;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param folder below the package of the adapters, such as the name of a contract
   * @throws IllegalStateException if it is not there
   */
  public static Map<String, Object> read(String folder, String name) {
    String file = "/dev/tollgate/http/" + folder + "/" + name;
    try (InputStream yaml = YamlFile.class.getResourceAsStream(file)) {
      if (yaml == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return reader().load(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values in a text of JSON, which is YAML, too. */
  public static Object parse(String json) {
    return reader().load(json);
  }

  private static Yaml reader() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(ALIASES);
    return new Yaml(new SafeConstructor(options));
  }
}
