package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ClaimRefused;
import dev.tollgate.application.admin.client.ClientRefusal.ClientExists;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdReserved;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.CodeFlowNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyInOtherEnterprise;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ContractNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.GrantNeedsAuthentication;
import dev.tollgate.application.admin.client.ClientRefusal.IconInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.KeysInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.KeysNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.NameInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUriInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUriMissing;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUrisNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUrisTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNeedUsers;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.SecretWeak;
import dev.tollgate.application.admin.client.ClientRefusal.VersionNotFound;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.cli.command.ClaimWording;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Secret;
import java.util.List;

/** Tells administrators why nothing was done to a client. */
public final class ClientWording {

  private ClientWording() {}

  public static String of(ClientRefusal refusal) {
    return switch (refusal) {
      case ClientNotFound(String id) -> Wording.missing("client", id);
      case CompanyNotFound(String id) -> Wording.missing("company", id);
      case ContractNotFound(String contract, var known) -> Wording.noContract(contract, known);
      case VersionNotFound(String version, var known) -> Wording.noContract(version, known);
      case NameInvalid(String name) -> Wording.invalid(name, "name");
      case ClientIdInvalid(String id) ->
          Quoted.of(id)
              + " is not a valid client id. Use 1 to 255 printable ASCII characters without spaces,"
              + " quotation marks, colons and backslashes, or leave out --id.";
      case ClientIdReserved(String id) ->
          Quoted.of(id)
              + " cannot be a client id, because the ids of users begin like this. Choose another"
              + " --id, or leave it out to get a random one.";
      case ClientExists(var id) ->
          "Client "
              + Quoted.of(id)
              + " already exists. Choose another --id, or leave it out to get a random one.";
      case CompanyInOtherEnterprise(var company, var enterprise) ->
          "Company "
              + Quoted.of(company)
              + " and the client belong to different enterprises. To list the companies that the"
              + " client can be linked to, run: tollgate company list "
              + ShellLine.option("--enterprise", enterprise);
      case ScopesNotFound(var scopes) -> unknown(scopes);
      case ScopesNotAssigned(var client, var scopes) ->
          "Client %s does not have the %s %s. To see its scopes, run: %s"
              .formatted(
                  Quoted.of(client),
                  scopes.size() == 1 ? "scope" : "scopes",
                  Wording.all(scopes),
                  ShellLine.command("tollgate client show", client));
      case ScopesNeedUsers(var scopes) ->
          "A client without the grant authorization_code cannot have the %s %s, which %s about a"
                  .formatted(
                      scopes.size() == 1 ? "scope" : "scopes",
                      Wording.all(scopes),
                      scopes.size() == 1 ? "is" : "are")
              + " user. Leave out the "
              + (scopes.size() == 1 ? "scope" : "scopes")
              + ", or register the client with --redirect-uri.";
      case RedirectUriInvalid(String uri) ->
          Quoted.of(uri)
              + " is not a redirect URI. Give https, or http on localhost, 127.0.0.1 or [::1], with"
              + " a host in lower case and without user name, fragment, dot segments and encoded"
              + " slashes; a public client may have a scheme of its own with a dot in it, such as"
              + " com.example.app:/callback.";
      case RedirectUrisTooMany(int most) -> "A client can have at most " + most + " redirect URIs.";
      case RedirectUrisNotAssigned(var client, var uris) ->
          "Client %s does not have the redirect %s %s. To see its redirect URIs, run: %s"
              .formatted(
                  Quoted.of(client),
                  uris.size() == 1 ? "URI" : "URIs",
                  Wording.all(uris),
                  ShellLine.command("tollgate client show", client));
      case RedirectUriMissing() ->
          "Users cannot authorize a client without the grant authorization_code. Give at least one"
              + " --redirect-uri.";
      case CodeFlowNotUsed(var client) ->
          "Client %s cannot be authorized by users: it does not have the grant authorization_code."
                  .formatted(Quoted.of(client))
              + " Register another client with --redirect-uri.";
      case IconInvalid(var flaw) -> invalid(flaw);
      case OriginInvalid(String origin) ->
          Quoted.of(origin)
              + " is not an origin as browsers send it. Give https, a host in lower case and, if it"
              + " is not 443, a port, such as https://app.example.com, without a trailing slash;"
              + " http is allowed on loopback only.";
      case OriginsTooMany(int most) -> "A client can have at most " + most + " origins.";
      case OriginsNotAssigned(var client, var origins) ->
          "Client %s does not have the %s %s. To see its origins, run: %s"
              .formatted(
                  Quoted.of(client),
                  origins.size() == 1 ? "origin" : "origins",
                  Wording.all(origins),
                  ShellLine.command("tollgate client show", client));
      case ScopesTooLong(int length, int most) ->
          "The scopes of the client are %d characters long, and its tokens have room for %d. Use fewer or shorter scopes."
              .formatted(length, most);
      case ClaimRefused(var problem) -> ClaimWording.of(problem);
      case GrantNeedsAuthentication() ->
          "A client without authentication cannot use the grant client_credentials. Leave out that"
              + " --grant, or choose another --auth-method.";
      case SecretWeak(var weakness) -> weak(weakness);
      case SecretNotFound(var client, String id) ->
          "Client %s has no secret %s. To list its secrets, run: %s"
              .formatted(
                  Quoted.of(client),
                  Quoted.of(id),
                  ShellLine.command("tollgate client secret list", client));
      case SecretNotUsed(var client) -> notUsed(client, "a secret");
      case KeysNotUsed(var client) -> notUsed(client, "keys");
      case KeysInvalid(var problem) -> invalid(problem);
    };
  }

  private static String notUsed(ClientId client, String what) {
    return "Client %s does not authenticate with %s. To see how it does, run: %s"
        .formatted(Quoted.of(client), what, ShellLine.command("tollgate client show", client));
  }

  private static String invalid(Icon.Flaw flaw) {
    return switch (flaw) {
          case TOO_LARGE -> "The icon is larger than 32 KiB.";
          case NOT_AN_IMAGE -> "The icon is neither a PNG nor a JPEG image.";
        }
        + " Give a square PNG or JPEG image of at most 32 KiB; 128 by 128 pixels are enough.";
  }

  private static String unknown(List<String> scopes) {
    boolean isOne = scopes.size() == 1;
    return "There %s %s. Create %s with: tollgate scope create NAME --description TEXT"
        .formatted(
            isOne ? "is no scope" : "are no scopes", Wording.all(scopes), isOne ? "it" : "them");
  }

  private static String weak(Secret.Weakness weakness) {
    return switch (weakness) {
          case TOO_SHORT -> "The secret is too short.";
          case TOO_LONG -> "The secret is too long.";
          case NOT_PLAIN ->
              "The secret contains a space or a character that is not printable ASCII.";
          case TOO_REGULAR -> "The secret is too regular, so it can be guessed.";
        }
        + " Use 32 to 255 characters from a random generator, such as the output of `openssl rand"
        + " -hex 32`, or leave out --secret-stdin to have a secret generated.";
  }

  private static String invalid(ClientKeySets.Problem problem) {
    return switch (problem) {
      case NOT_A_KEY_SET ->
          "This is not a JSON Web Key Set. Give a JSON object whose member keys is an array of"
              + " public keys.";
      case PRIVATE_KEY ->
          "The key set contains a private or symmetric key, which only the client may know. Give"
              + " public keys only.";
      case NO_USABLE_KEY ->
          "The key set contains no key that can verify assertions. Give an RSA key of 2048 to 8192"
              + " bits, or one on P-256, P-384, P-521 or Ed25519.";
      case TOO_LARGE -> "The key set is too large. Give only the keys that the client signs with.";
      case TOO_MANY_KEYS ->
          "The key set contains more than 16 keys of one algorithm. Give only the keys that the"
              + " client signs with.";
      case NOT_AN_ADDRESS ->
          "This is not the URL of a key set. Give an absolute URL with --jwks-uri, such as"
              + " https://client.example.com/jwks.json";
      case ADDRESS_NOT_ENCRYPTED ->
          "A key set has to be fetched over https. Give an https URL; http is allowed on loopback"
              + " only.";
    };
  }
}
