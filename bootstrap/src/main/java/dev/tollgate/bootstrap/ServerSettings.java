package dev.tollgate.bootstrap;

import dev.tollgate.http.Triggers;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
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
 * @param repliesKept how many of the last errors are kept for operators
 * @param limitsRedis where servers share rate limits; empty if each counts alone
 */
record ServerSettings(
    List<ListenTarget> listen,
    Optional<String> issuer,
    Folders folders,
    SettingValues values,
    ProxySettings proxies,
    Triggers triggers,
    int repliesKept,
    Optional<RedisUrl> limitsRedis) {

  /** How many errors a server keeps for operators unless it is told otherwise. */
  static final int REPLIES_KEPT = 10_000;

  /** A server that keeps as many errors as usual and counts rate limits alone. */
  ServerSettings(
      List<ListenTarget> listen,
      Optional<String> issuer,
      Folders folders,
      SettingValues values,
      ProxySettings proxies,
      Triggers triggers) {
    this(listen, issuer, folders, values, proxies, triggers, REPLIES_KEPT, Optional.empty());
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
