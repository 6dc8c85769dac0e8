package dev.tollgate.http.limit;

import java.util.List;

/**
 * Whom the server believes about its callers.
 *
 * @param trusted the proxies whose {@code X-Forwarded-For} counts
 */
public record ProxySettings(List<Network> trusted) {

  public ProxySettings {
    trusted = List.copyOf(trusted);
  }
}
