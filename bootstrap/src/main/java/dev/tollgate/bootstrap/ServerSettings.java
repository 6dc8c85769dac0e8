package dev.tollgate.bootstrap;

import dev.tollgate.http.Triggers;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.limit.ProxySettings;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param port 0 for a free one
 * @param issuer empty for the URL of the address that the server listens on
 * @param values what was decided about the folders
 * @param triggers whose requests may name the error that they are answered with
 */
record ServerSettings(
    String host,
    int port,
    Optional<String> issuer,
    Folders folders,
    SettingValues values,
    ProxySettings proxies,
    Triggers triggers) {

  /** A server whose clients do not choose their errors. */
  ServerSettings(
      String host,
      int port,
      Optional<String> issuer,
      Folders folders,
      SettingValues values,
      ProxySettings proxies) {
    this(host, port, issuer, folders, values, proxies, Triggers.NONE);
  }
}
