package dev.tollgate.cli.command;

import dev.tollgate.domain.SecretDigest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The store to use.
 *
 * @param data the data directory, as it was written
 * @param storage the URL of the store
 * @param variables the variables of the environment or their replacements, secrets among them
 */
public record StoreOptions(Path data, String storage, Map<String, String> variables) {

  public StoreOptions {
    variables = Map.copyOf(variables);
  }

  /** A store that is configured by environment variables. */
  public StoreOptions(Path data, String storage) {
    this(data, storage, Map.of());
  }

  /** The environment with the variables that override it. */
  public Map<String, String> over(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return all;
  }

  /** Another store with the same configuration. */
  public StoreOptions at(String url) {
    return new StoreOptions(data, url, variables);
  }

  /** The URL without credentials and parameters. */
  public String place() {
    return storage.replaceFirst("//[^/]*@", "//").replaceFirst("[?;].*", "");
  }

  public boolean holdsCredentials() {
    return storage.matches(".*//[^/]*@.*|.*[?&;](user|password)=.*");
  }

  /** The type of store, from the beginning of its URL. */
  public String backend() {
    return storage.replaceFirst("^(jdbc:[^:]*|[^:]*).*", "$1");
  }

  /** Identifies this store in every process. */
  public String origin() {
    return "store " + SecretDigest.of(place()).hex();
  }

  @Override
  public String toString() {
    return "StoreOptions[data=" + data + ", storage=" + place() + "]";
  }
}
