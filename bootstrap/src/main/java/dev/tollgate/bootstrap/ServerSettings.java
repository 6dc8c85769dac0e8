package dev.tollgate.bootstrap;

import dev.tollgate.http.cliquify.CliquifySettings;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.limit.ProxySettings;
import dev.tollgate.http.rfc.RfcSettings;
import java.util.Optional;

/**
 * What one server is started with.
 *
 * @param port 0 takes a free one
 * @param issuer empty for the loopback address and the port
 */
record ServerSettings(
    String host,
    int port,
    MasterKey masterKey,
    Optional<String> issuer,
    CliquifySettings cliquify,
    RfcSettings rfc,
    ProxySettings proxies) {}
