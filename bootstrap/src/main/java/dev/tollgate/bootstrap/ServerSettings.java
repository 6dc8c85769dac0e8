package dev.tollgate.bootstrap;

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
 */
record ServerSettings(
    String host,
    int port,
    Optional<String> issuer,
    Folders folders,
    SettingValues values,
    ProxySettings proxies) {}
