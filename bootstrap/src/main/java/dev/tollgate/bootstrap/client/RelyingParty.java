package dev.tollgate.bootstrap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.bootstrap.client.Provider.Answer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * A public client of one person: the authorization code flow with PKCE (RFC 6749, 4.1; RFC 7636),
 * and what came of it last. One thread at a time uses it.
 */
final class RelyingParty {

  private static final String SCOPES = "openid profile email groups";
  private static final int MOST_PROBLEMS = 5;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Provider provider;
  private final String clientId;
  private final String redirectUri;
  private final Clock clock;
  private final RandomGenerator random;

  private Optional<Attempt> attempt = Optional.empty();
  private Optional<Answer> tokens = Optional.empty();
  private Map<String, Object> userinfo = Map.of();
  private final List<String> problems = new ArrayList<>();

  RelyingParty(
      Provider provider, String clientId, String redirectUri, Clock clock, RandomGenerator random) {
    this.provider = provider;
    this.clientId = clientId;
    this.redirectUri = redirectUri;
    this.clock = clock;
    this.random = random;
  }

  /** What has to come back with the answer to one authorization request. */
  private record Attempt(String state, String nonce, String verifier) {}

  /** Where the browser goes to sign in. */
  String signIn() throws IOException {
    Attempt next = new Attempt(secret(), secret(), secret());
    SequencedMap<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", redirectUri);
    query.put("scope", SCOPES);
    query.put("state", next.state());
    query.put("nonce", next.nonce());
    query.put("code_challenge", BASE64.encodeToString(sha256(next.verifier())));
    query.put("code_challenge_method", "S256");
    String address = provider.endpoint("authorization_endpoint") + "?" + Provider.query(query);
    attempt = Optional.of(next);
    return address;
  }

  /** Takes the answer to the authorization request (RFC 6749, 4.1.2; RFC 9207). */
  void finish(Map<String, String> answer) throws IOException {
    Optional<Attempt> mine =
        attempt.filter(it -> it.state().equals(answer.getOrDefault("state", "")));
    attempt = Optional.empty();
    if (mine.isEmpty()) {
      problem("An answer came that belongs to no request of this client. Sign in again.");
    } else if (!answer.getOrDefault("iss", "").equals(provider.issuer())) {
      problem("An answer came from another server.");
    } else if (answer.containsKey("error")) {
      problem(answer.get("error") + ": " + answer.getOrDefault("error_description", ""));
    } else {
      exchange(answer.getOrDefault("code", ""), mine.get());
    }
  }

  private void exchange(String code, Attempt mine) throws IOException {
    SequencedMap<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    form.put("code_verifier", mine.verifier());
    form.put("client_id", clientId);
    Answer answer = provider.post("token_endpoint", form);
    if (answer.status() != 200) {
      problem(answer);
    } else if (!isMeant(claims(answer.text("id_token")), mine.nonce())) {
      problem("The ID token is not meant for this sign-in.");
    } else {
      accept(answer);
    }
  }

  /**
   * OpenID Connect Core, 3.1.3.7. The token came straight from the token endpoint, so its signature
   * need not be checked.
   */
  private boolean isMeant(Map<String, Object> idToken, String nonce) {
    return provider.issuer().equals(idToken.get("iss"))
        && (clientId.equals(idToken.get("aud")) || List.of(clientId).equals(idToken.get("aud")))
        && nonce.equals(idToken.get("nonce"))
        && idToken.get("exp") instanceof Number end
        && end.longValue() > clock.instant().getEpochSecond();
  }

  private void accept(Answer answer) throws IOException {
    tokens = Optional.of(answer);
    Answer told = provider.get("userinfo_endpoint", answer.text("access_token"));
    userinfo = told.members();
    if (told.status() != 200) {
      problem(told);
    }
  }

  /** Trades the refresh token for new tokens (RFC 6749, 6). */
  void refresh() throws IOException {
    SequencedMap<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", tokens.map(it -> it.text("refresh_token")).orElse(""));
    form.put("client_id", clientId);
    Answer answer = provider.post("token_endpoint", form);
    if (answer.status() == 200) {
      accept(answer);
    } else {
      problem(answer);
    }
  }

  /**
   * Forgets the tokens, and says where the browser goes to sign out (OpenID Connect RP-Initiated
   * Logout, 2).
   *
   * @param back where the browser goes afterwards, if that is registered
   */
  String signOut(String back) throws IOException {
    SequencedMap<String, String> query = new LinkedHashMap<>();
    tokens.map(it -> it.text("id_token")).ifPresent(hint -> query.put("id_token_hint", hint));
    query.put("client_id", clientId);
    query.put("post_logout_redirect_uri", back);
    String address = provider.endpoint("end_session_endpoint") + "?" + Provider.query(query);
    tokens = Optional.empty();
    userinfo = Map.of();
    return address;
  }

  boolean isSignedIn() {
    return tokens.isPresent();
  }

  boolean canRefresh() {
    return tokens.filter(it -> !it.text("refresh_token").isEmpty()).isPresent();
  }

  /** What a token of the last answer contains; nothing if it is no JWT. */
  Map<String, Object> claimsOf(String token) {
    return tokens.map(it -> claims(it.text(token))).orElse(Map.of());
  }

  Map<String, Object> userinfo() {
    return userinfo;
  }

  /** The latest errors, newest first. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  void problem(String sentence) {
    problems.addFirst(sentence);
    if (problems.size() > MOST_PROBLEMS) {
      problems.removeLast();
    }
  }

  private void problem(Answer answer) {
    problem(
        "%d %s: %s"
            .formatted(answer.status(), answer.text("error"), answer.text("error_description")));
  }

  private Map<String, Object> claims(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    try {
      return parts.length == 3
          ? provider.object(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
          : Map.of();
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
