package dev.tollgate.http.jwt;

import com.nimbusds.jose.jwk.JWK;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.port.ClientKeySets.Problem;
import dev.tollgate.domain.Result;
import dev.tollgate.http.json.StrictJson;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the key sets of clients; keys in them that are not understood are left alone. */
public final class ClientJwks implements ClientKeySets {

  static final int MAX_BYTES = 64 * 1024;

  /** How many keys may have to be tried for one signature, and are, for a client or nobody. */
  static final int MAX_TRIED = 16;

  private static final int MAX_ADDRESS = 2000;
  private static final int MAX_PORT = 65_535;
  private static final Set<String> PRIVATE =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  @Override
  public Optional<Problem> problemOf(String jwks) {
    return parse(jwks).fold(ClientJwks::problemOf, Optional::of);
  }

  private static Optional<Problem> problemOf(List<VerifyingKey> keys) {
    if (keys.isEmpty()) {
      return Optional.of(Problem.NO_USABLE_KEY);
    }
    return exceedLimit(keys) ? Optional.of(Problem.TOO_MANY_KEYS) : Optional.empty();
  }

  /** Whether there are more keys of one algorithm than are ever tried. */
  static boolean exceedLimit(List<VerifyingKey> keys) {
    return Arrays.stream(JwsAlgorithm.values())
        .map(it -> keys.stream().filter(key -> key.algorithms().contains(it)).count())
        .anyMatch(count -> count > MAX_TRIED);
  }

  /** The keys of a set that is registered already; none if it holds none. */
  static List<VerifyingKey> usable(String jwks) {
    return parse(jwks).fold(keys -> keys, problem -> List.of());
  }

  private static Result<List<VerifyingKey>, Problem> parse(String jwks) {
    return jwks.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? Result.refused(Problem.TOO_LARGE)
        : parse(StrictJson.object(jwks));
  }

  /** The keys that can check assertions, of which there may be none. */
  static Result<List<VerifyingKey>, Problem> parse(byte[] jwks) {
    return jwks.length > MAX_BYTES
        ? Result.refused(Problem.TOO_LARGE)
        : parse(StrictJson.object(jwks));
  }

  private static Result<List<VerifyingKey>, Problem> parse(Optional<Map<String, Object>> set) {
    return set.map(members -> members.get("keys")).orElse(null) instanceof List<?> keys
        ? parse(keys)
        : Result.refused(Problem.NOT_A_KEY_SET);
  }

  private static Result<List<VerifyingKey>, Problem> parse(List<?> keys) {
    List<VerifyingKey> usable = new ArrayList<>();
    for (Object key : keys) {
      if (!(key instanceof Map<?, ?> members)) {
        return Result.refused(Problem.NOT_A_KEY_SET);
      }
      if (!Collections.disjoint(members.keySet(), PRIVATE)) {
        return Result.refused(Problem.PRIVATE_KEY);
      }
      parse(members).flatMap(VerifyingKey::of).ifPresent(usable::add);
    }
    return Result.ok(List.copyOf(usable));
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
