package dev.tollgate.cli.client;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.client.CodeFlowRequest;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.port.Json;
import dev.tollgate.cli.command.ClaimWording;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.TokenSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a client that is to be imported, from a JSON object with the members of a shown one. */
record ClientLine(EditClaims editing, Json json) {

  private static final Set<String> MEMBERS =
      Set.of(
          "any_localhost_port",
          "auth_method",
          "claims",
          "client_id",
          "client_secret",
          "company_id",
          "contract_versions",
          "contracts",
          "created_at",
          "enabled",
          "enterprise_id",
          "for_everyone",
          "grants",
          "icon",
          "icon_type",
          "jwks",
          "jwks_kids",
          "jwks_uri",
          "name",
          "origins",
          "pkce",
          "post_logout_redirect_uris",
          "public",
          "redirect_uris",
          "scopes",
          "skip_consent",
          "token_lifetime");

  /**
   * What a line asks for.
   *
   * @param enterprise the one that the company has to belong to; empty for any
   */
  record Parsed(Registration registration, Optional<String> enterprise) {}

  /** Refuses a line with a sentence, which never repeats the value of a member. */
  Result<Parsed, String> read(String line) {
    if (!(json.read(line).orElse("") instanceof Map<?, ?> object)) {
      return Result.refused("This is not a JSON object, or a name occurs twice in it.");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put(name.toString(), value));
    Optional<String> unknown =
        members.keySet().stream().filter(name -> !MEMBERS.contains(name)).findFirst();
    if (unknown.isPresent()) {
      return Result.refused("There is no member " + Quoted.of(unknown.get()) + ".");
    }
    try {
      return Result.ok(wanted(members));
    } catch (Unreadable e) {
      return Result.refused(e.getMessage());
    }
  }

  /** What keeps a member from being read. */
  private static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String sentence) {
      super(sentence);
    }
  }

  private Parsed wanted(Map<String, Object> members) throws Unreadable {
    return new Parsed(
        new Registration(
            required(members, "name"),
            required(members, "company_id"),
            texts(members, "scopes"),
            text(members, "client_id"),
            method(members),
            grants(members),
            texts(members, "contracts"),
            texts(members, "origins"),
            new TokenSettings(lifetime(members), claims(members)),
            codeFlow(members),
            members.containsKey("contract_versions")
                ? Optional.of(texts(members, "contract_versions"))
                : Optional.empty(),
            flag(members, "enabled").orElse(true)),
        text(members, "enterprise_id"));
  }

  private Method method(Map<String, Object> members) throws Unreadable {
    AuthMethod method = authMethod(members);
    Optional<Secret> secret = text(members, "client_secret").map(Secret::new);
    Optional<String> jwks = as(Map.class, members, "jwks", "an object").map(json::write);
    Optional<String> jwksUri = text(members, "jwks_uri");
    if (secret.isPresent() && !method.usesSecrets()) {
      throw new Unreadable("A client with this auth_method has no client_secret.");
    }
    if (method != AuthMethod.PRIVATE_KEY_JWT && (jwks.isPresent() || jwksUri.isPresent())) {
      throw new Unreadable("jwks and jwks_uri require the auth_method private_key_jwt.");
    }
    return switch (method) {
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST ->
          secret.isPresent() ? new Method.BySecret(secret) : new Method.SecretLater();
      case PRIVATE_KEY_JWT -> keys(jwks, jwksUri);
      case NONE -> new Method.None();
    };
  }

  private static AuthMethod authMethod(Map<String, Object> members) throws Unreadable {
    Optional<Boolean> isPublic = flag(members, "public");
    String usual =
        (isPublic.orElse(false) ? AuthMethod.NONE : AuthMethod.CLIENT_SECRET_BASIC).toString();
    AuthMethod method = choice(AuthMethod.values(), members, "auth_method", usual);
    if (isPublic.filter(is -> is != (method == AuthMethod.NONE)).isPresent()) {
      throw new Unreadable("public means the auth_method none, and nothing else does.");
    }
    return method;
  }

  private static CodeFlowRequest codeFlow(Map<String, Object> members) throws Unreadable {
    return new CodeFlowRequest(
        texts(members, "redirect_uris"),
        texts(members, "post_logout_redirect_uris"),
        flag(members, "for_everyone").orElse(false),
        choice(Pkce.values(), members, "pkce", Pkce.REQUIRED.toString()) == Pkce.OPTIONAL,
        flag(members, "skip_consent").orElse(false),
        flag(members, "any_localhost_port").orElse(false),
        text(members, "icon"));
  }

  private static <E> E choice(E[] values, Map<String, Object> members, String name, String usual)
      throws Unreadable {
    String text = text(members, name).orElse(usual);
    return Stream.of(values)
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new Unreadable(name + " has no such value."));
  }

  private static Optional<Boolean> flag(Map<String, Object> members, String name)
      throws Unreadable {
    return as(Boolean.class, members, name, "true or false");
  }

  private static Method keys(Optional<String> jwks, Optional<String> jwksUri) throws Unreadable {
    if (jwks.isPresent() == jwksUri.isPresent()) {
      throw new Unreadable("The auth_method private_key_jwt requires either jwks or jwks_uri.");
    }
    return jwks.<Method>map(Method.ByKeys::new)
        .orElseGet(() -> new Method.ByKeysAt(jwksUri.orElseThrow()));
  }

  private static Set<GrantType> grants(Map<String, Object> members) throws Unreadable {
    Set<GrantType> grants = new HashSet<>();
    for (String name : texts(members, "grants")) {
      grants.add(
          GrantType.parse(name).orElseThrow(() -> new Unreadable("grants has an unknown value.")));
    }
    return grants;
  }

  private static Optional<Duration> lifetime(Map<String, Object> members) throws Unreadable {
    Optional<String> text = text(members, "token_lifetime");
    Optional<Duration> lifetime = text.flatMap(DurationText::parse).filter(Duration::isPositive);
    if (text.isPresent() && lifetime.isEmpty()) {
      throw new Unreadable("token_lifetime is not a duration such as 90s, 15m, 12h or 30d.");
    }
    return lifetime;
  }

  private CustomClaims claims(Map<String, Object> members) throws Unreadable {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    Map<?, ?> claims = as(Map.class, members, "claims", "an object").orElse(Map.of());
    claims.forEach((name, value) -> values.put(name.toString(), json.write(value)));
    Result<CustomClaims, EditClaims.Problem> edited =
        editing.edit(CustomClaims.NONE, new EditClaims.Changes(values, List.of()));
    return switch (edited) {
      case Result.Ok<CustomClaims, EditClaims.Problem>(CustomClaims custom) -> custom;
      case Result.Refused<CustomClaims, EditClaims.Problem>(EditClaims.Problem problem) ->
          throw new Unreadable(ClaimWording.of(problem));
    };
  }

  private static String required(Map<String, Object> members, String name) throws Unreadable {
    return text(members, name).orElseThrow(() -> new Unreadable(name + " is missing."));
  }

  private static Optional<String> text(Map<String, Object> members, String name) throws Unreadable {
    return as(String.class, members, name, "text");
  }

  private static List<String> texts(Map<String, Object> members, String name) throws Unreadable {
    List<?> values = as(List.class, members, name, "an array of text").orElse(List.of());
    if (!values.stream().allMatch(String.class::isInstance)) {
      throw new Unreadable(name + " is not an array of text.");
    }
    return values.stream().map(String.class::cast).collect(Collectors.toList());
  }

  /** Null is as good as nothing. */
  private static <T> Optional<T> as(
      Class<T> type, Map<String, Object> members, String name, String what) throws Unreadable {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new Unreadable(name + " is not " + what + ".");
    }
    return Optional.ofNullable(value).map(type::cast);
  }
}
