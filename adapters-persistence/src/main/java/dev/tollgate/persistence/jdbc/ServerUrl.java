package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL of a database server, taken apart so that what goes to the driver holds no credentials: no
 * driver can print them.
 *
 * @param address the URL up to the name of the database
 * @param parameters the rest, as it was written
 */
record ServerUrl(String address, Map<String, String> parameters, String user, String password) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>jdbc:[a-z]+://)((?<user>[^/?@:]*)(:(?<password>[^/?@]*))?@)?"
              + "(?<server>[^/?@\\s]+/[^/?\\s]+)(\\?(?<parameters>.*))?");

  /**
   * Reads a storage URL; user and password among the settings win over those in the URL, where they
   * are percent-encoded.
   *
   * @throws StorageMisconfigured if it is not like the example
   */
  static ServerUrl of(StorageSettings settings, String example) {
    Matcher url = FORM.matcher(settings.url());
    if (!url.matches()) {
      throw new StorageMisconfigured("The storage URL must be like " + example + ".");
    }
    try {
      Map<String, String> parameters = parameters(url.group("parameters"));
      Optional<String> user = decoded(parameters.remove("user"));
      Optional<String> password = decoded(parameters.remove("password"));
      return new ServerUrl(
          url.group("scheme") + url.group("server"),
          parameters,
          Optional.ofNullable(settings.options().get("user"))
              .or(() -> decoded(url.group("user")))
              .or(() -> user)
              .orElse(""),
          Optional.ofNullable(settings.options().get("password"))
              .or(() -> decoded(url.group("password")))
              .or(() -> password)
              .orElse(""));
    } catch (IllegalArgumentException e) {
      throw new StorageMisconfigured(
          "User and password in a storage URL must be percent-encoded: give them in"
              + " TOLLGATE_STORAGE_USER and TOLLGATE_STORAGE_PASSWORD instead.",
          e);
    }
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (text != null) {
      for (String parameter : text.split("&", -1)) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
          parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
      }
    }
    return parameters;
  }

  private static Optional<String> decoded(String text) {
    return Optional.ofNullable(text)
        .map(value -> URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  /** The same with these parameters, whatever the operator wrote. */
  ServerUrl with(Map<String, String> needed) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(needed);
    return new ServerUrl(address, all, user, password);
  }

  /** The URL for the driver; what the operator wrote wins over the defaults. */
  String withDefaults(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(parameters);
    return all.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&", address + "?", ""));
  }

  @Override
  public String toString() {
    return "ServerUrl[hidden]";
  }
}
