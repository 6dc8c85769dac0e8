package dev.tollgate.http.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.KeysInvalid.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the key sets of clients; keys in them that are not understood are left alone. */
public final class ClientJwks implements ClientKeySets {

  static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_ADDRESS = 2000;
  private static final int MAX_PORT = 65_535;
  private static final Set<String> PRIVATE =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  @Override
  public Optional<Problem> problemOf(String jwks) {
    return parse(jwks).fold(keys -> Optional.empty(), Optional::of);
  }

  /** The keys that can check assertions, of which there is at least one. */
  static Result<List<VerifyingKey>, Problem> parse(String jwks) {
    if (jwks.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Result.refused(Problem.TOO_LARGE);
    }
    List<VerifyingKey> usable = new ArrayList<>();
    try {
      Map<String, Object> set = JSONObjectUtils.parse(jwks);
      if (set == null || !(set.get("keys") instanceof List<?> keys)) {
        return Result.refused(Problem.NOT_A_KEY_SET);
      }
      for (Object key : keys) {
        if (!(key instanceof Map<?, ?> members)) {
          return Result.refused(Problem.NOT_A_KEY_SET);
        }
        if (!Collections.disjoint(members.keySet(), PRIVATE)) {
          return Result.refused(Problem.PRIVATE_KEY);
        }
        parse(members).flatMap(VerifyingKey::of).ifPresent(usable::add);
      }
    } catch (ParseException e) {
      return Result.refused(Problem.NOT_A_KEY_SET);
    }
    return usable.isEmpty() ? Result.refused(Problem.NO_USABLE_KEY) : Result.ok(usable);
  }

  /** Empty for a key that is broken or unknown (RFC 7517, 5). */
  private static Optional<JWK> parse(Map<?, ?> members) {
    Map<String, Object> typed = new LinkedHashMap<>();
    members.forEach((name, value) -> typed.put((String) name, value));
    try {
      return Optional.of(JWK.parse(typed));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Problem> problemOfAddress(String jwksUri) {
    if (jwksUri.length() > MAX_ADDRESS || !jwksUri.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.of(Problem.NOT_AN_ADDRESS);
    }
    try {
      return problemOfAddress(new URI(jwksUri));
    } catch (URISyntaxException e) {
      return Optional.of(Problem.NOT_AN_ADDRESS);
    }
  }

  static Optional<Problem> problemOfAddress(URI uri) {
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    if (!(https || "http".equalsIgnoreCase(uri.getScheme()))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || uri.getPort() == 0
        || uri.getPort() > MAX_PORT) {
      return Optional.of(Problem.NOT_AN_ADDRESS);
    }
    return https || isLoopback(uri.getHost())
        ? Optional.empty()
        : Optional.of(Problem.ADDRESS_NOT_ENCRYPTED);
  }

  /** By its text alone: no name is looked up. */
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
