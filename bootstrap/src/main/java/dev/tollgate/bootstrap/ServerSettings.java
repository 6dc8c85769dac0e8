package dev.tollgate.bootstrap;

import dev.tollgate.http.Triggers;
import dev.tollgate.http.Watcher;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.explain.KeptReplies;
import dev.tollgate.http.peer.ProxySettings;
import java.util.List;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param listen at least one; the port of a single one may be 0 for a free one
 * @param issuer empty for the URL of the first address that the server listens on
 * @param values what was decided about the folders
 * @param triggers whose requests may name the error that they are answered with
 * @param replies which of the last replies are kept for operators
 * @param watcher who is told of the checks that requests pass
 * @param limitsRedis where servers share rate limits; empty if each counts alone
 */
record ServerSettings(
    List<ListenTarget> listen,
    Optional<String> issuer,
    Folders folders,
    SettingValues values,
    ProxySettings proxies,
    Triggers triggers,
    KeptReplies replies,
    Watcher watcher,
    Optional<RedisUrl> limitsRedis) {

  /** A server that keeps as many errors as usual and counts rate limits alone. */
  ServerSettings(
      List<ListenTarget> listen,
      Optional<String> issuer,
      Folders folders,
      SettingValues values,
      ProxySettings proxies,
      Triggers triggers) {
    this(
        listen,
        issuer,
        folders,
        values,
        proxies,
        triggers,
        KeptReplies.USUAL,
        Watcher.NOBODY,
        Optional.empty());
  }

  ServerSettings {
    listen = List.copyOf(listen);
  }

  /** Settings of a server whose clients do not choose their errors. */
  ServerSettings(
      List<ListenTarget> listen,
      Optional<String> issuer,
      Folders folders,
      SettingValues values,
      ProxySettings proxies) {
    this(listen, issuer, folders, values, proxies, Triggers.NONE);
  }

  /** Settings of such a server that listens on one port. */
  ServerSettings(
      String host,
      int port,
      Optional<String> issuer,
      Folders folders,
      SettingValues values,
      ProxySettings proxies) {
    this(List.of(new ListenAddress(host, port)), issuer, folders, values, proxies);
  }
}
