package dev.tollgate.cli.command;

import dev.tollgate.domain.SecretDigest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Which store was asked for.
 *
 * @param data the data directory, as it was written
 * @param storage the URL of the store
 * @param variables what stands in place of the variables of the environment, among it secrets
 */
public record StoreOptions(Path data, String storage, Map<String, String> variables) {

  public StoreOptions {
    variables = Map.copyOf(variables);
  }

  /** A store that is reached by the variables of the environment. */
  public StoreOptions(Path data, String storage) {
    this(data, storage, Map.of());
  }

  /** The variables with those that stand in place of some. */
  public Map<String, String> over(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return all;
  }

  /** The same way to another store. */
  public StoreOptions at(String url) {
    return new StoreOptions(data, url, variables);
  }

  /** The URL without credentials, which may stand before the host, or among the parameters. */
  public String place() {
    return storage.replaceFirst("//[^/]*@", "//").replaceFirst("[?;].*", "");
  }

  public boolean holdsCredentials() {
    return storage.matches(".*//[^/]*@.*|.*[?&;](user|password)=.*");
  }

  /** The kind of store, which is what the URL begins with. */
  public String backend() {
    return storage.replaceFirst("^(jdbc:[^:]*|[^:]*).*", "$1");
  }

  /** Tells this store from others in every process. */
  public String origin() {
    return "store " + SecretDigest.of(place()).hex();
  }

  @Override
  public String toString() {
    return "StoreOptions[data=" + data + ", storage=" + place() + "]";
  }
}
