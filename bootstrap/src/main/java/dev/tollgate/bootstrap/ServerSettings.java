package dev.tollgate.bootstrap;

import dev.tollgate.http.cliquify.CliquifySettings;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.limit.ProxySettings;

/**
 * What one server is started with.
 *
 * @param port 0 takes a free one
 */
record ServerSettings(
    String host, int port, MasterKey masterKey, CliquifySettings cliquify, ProxySettings proxies) {}
