package dev.tollgate.cli.command;

import dev.tollgate.cli.library.LibraryMember;
import dev.tollgate.domain.refusal.AdminRefusal;
import dev.tollgate.domain.refusal.ClientExists;
import dev.tollgate.domain.refusal.ClientIdInvalid;
import dev.tollgate.domain.refusal.ClientNotFound;
import dev.tollgate.domain.refusal.CompanyForeign;
import dev.tollgate.domain.refusal.CompanyNotEmpty;
import dev.tollgate.domain.refusal.CompanyNotFound;
import dev.tollgate.domain.refusal.ContractNotFound;
import dev.tollgate.domain.refusal.EnterpriseNotEmpty;
import dev.tollgate.domain.refusal.EnterpriseNotFound;
import dev.tollgate.domain.refusal.ErrorNotFound;
import dev.tollgate.domain.refusal.ExportBroken;
import dev.tollgate.domain.refusal.FillDiffers;
import dev.tollgate.domain.refusal.FillInterrupted;
import dev.tollgate.domain.refusal.FillUnderWay;
import dev.tollgate.domain.refusal.GrantNeedsAuthentication;
import dev.tollgate.domain.refusal.KeyExists;
import dev.tollgate.domain.refusal.KeyNotFound;
import dev.tollgate.domain.refusal.KeySigns;
import dev.tollgate.domain.refusal.KeyUnusable;
import dev.tollgate.domain.refusal.KeysInvalid;
import dev.tollgate.domain.refusal.KeysNotUsed;
import dev.tollgate.domain.refusal.LibraryBroken;
import dev.tollgate.domain.refusal.LibraryChanged;
import dev.tollgate.domain.refusal.LibraryOvertaken;
import dev.tollgate.domain.refusal.NameInvalid;
import dev.tollgate.domain.refusal.ResourceExists;
import dev.tollgate.domain.refusal.ResourceInvalid;
import dev.tollgate.domain.refusal.ResourceNotFound;
import dev.tollgate.domain.refusal.ScopeExists;
import dev.tollgate.domain.refusal.ScopeInvalid;
import dev.tollgate.domain.refusal.ScopesNotFound;
import dev.tollgate.domain.refusal.ScopesNotHeld;
import dev.tollgate.domain.refusal.ScopesTooLong;
import dev.tollgate.domain.refusal.SecretNotFound;
import dev.tollgate.domain.refusal.SecretNotUsed;
import dev.tollgate.domain.refusal.SecretWeak;
import dev.tollgate.domain.refusal.StoreMissing;
import dev.tollgate.domain.refusal.StoreNotEmpty;
import dev.tollgate.domain.refusal.TablesOutdated;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.util.List;
import java.util.stream.Collectors;

/** The words in which an administrator is told why not, and what to do about it. */
final class Refusals {

  private Refusals() {}

  static String sentence(AdminRefusal refusal) {
    return switch (refusal) {
      case EnterpriseNotFound(String id) ->
          "There is no enterprise " + Quoted.of(id) + ". List them with: tollgate enterprise list";
      case CompanyNotFound(String id) ->
          "There is no company " + Quoted.of(id) + ". List them with: tollgate company list";
      case ClientNotFound(String id) ->
          "There is no client " + Quoted.of(id) + ". List them with: tollgate client list";
      case SecretNotFound(var client, String id) ->
          "Client %s has no secret %s. List its secrets with: tollgate client secret list %s"
              .formatted(Quoted.of(client), Quoted.of(id), client);
      case NameInvalid(String name) ->
          Quoted.of(name)
              + " cannot be a name or a description. Give 1 to 200 characters, not only blanks, and"
              + " no control characters.";
      case ScopeInvalid(String scope) ->
          Quoted.of(scope)
              + " cannot be a scope. Give 1 to 255 printable ASCII characters without blank,"
              + " quotation mark and backslash.";
      case ScopeExists(var scope) ->
          "There is a scope "
              + Quoted.of(scope)
              + " already. Use it, or choose another name; list them with: tollgate scope list";
      case ScopesNotFound(var scopes) -> unknown(scopes);
      case ScopesTooLong(int length, int most) ->
          "The scopes of the client take %d characters, and its tokens have room for %d. Give fewer or shorter ones."
              .formatted(length, most);
      case ClientIdInvalid(String id) ->
          Quoted.of(id)
              + " cannot be the id of a client. Give 1 to 255 printable ASCII characters without"
              + " blank, quotation mark, colon and backslash, or leave out --id.";
      case ClientExists(var id) ->
          "There is a client "
              + Quoted.of(id)
              + " already. Choose another --id, or leave it out to get a random one.";
      case CompanyForeign(var company, var enterprise) ->
          "Company "
              + Quoted.of(company)
              + " belongs to another enterprise than the client. List those it can be linked to"
              + " with: tollgate company list --enterprise "
              + enterprise;
      case EnterpriseNotEmpty(var id, long companies, long clients) ->
          "Enterprise %s still has %s and %s. To delete it with all of them add --cascade."
              .formatted(
                  Quoted.of(id),
                  Counted.of(companies, "company", "companies"),
                  Counted.of(clients, "client", "clients"));
      case CompanyNotEmpty(var id, long clients, long documents) ->
          "Company %s still has %s and %s. To delete it with all of them add --cascade."
              .formatted(
                  Quoted.of(id),
                  Counted.of(clients, "client", "clients"),
                  Counted.of(documents, "document", "documents"));
      case ScopesNotHeld(var client, var scopes) ->
          "Client %s does not have %s. See what it has with: tollgate client show %s"
              .formatted(Quoted.of(client), named(scopes), client);
      case SecretWeak(var problem) -> weak(problem);
      case SecretNotUsed(var client) ->
          "Client %s has no secrets: it proves who it is in another way, or not at all. See which with: tollgate client show %s"
              .formatted(Quoted.of(client), client);
      case KeysInvalid(var problem) -> invalid(problem);
      case KeysNotUsed(var client) ->
          "Client %s has no keys: it proves who it is in another way, or not at all. See which with: tollgate client show %s"
              .formatted(Quoted.of(client), client);
      case GrantNeedsAuthentication() ->
          "A client without authentication cannot have the grant client_credentials, by which"
              + " clients prove who they are. Leave out that --grant, or choose another"
              + " --auth-method.";
      case ResourceInvalid(String uri) ->
          Quoted.of(uri)
              + " cannot name a resource. Give an absolute URI without fragment, in at most 255"
              + " characters of ASCII, such as https://api.example.com/";
      case ResourceExists(var uri) ->
          "There is a resource "
              + Quoted.of(uri)
              + " already. List them with: tollgate resource list";
      case ResourceNotFound(String uri) ->
          "There is no resource " + Quoted.of(uri) + ". List them with: tollgate resource list";
      case KeyNotFound(String kid) ->
          "There is no key " + Quoted.of(kid) + ". List them with: tollgate key list";
      case KeySigns(String kid) ->
          "Key "
              + Quoted.of(kid)
              + " is one that signs. Let a new one take over first, with: tollgate key rotate"
              + " --now";
      case KeyExists(String kid) ->
          "Key "
              + Quoted.of(kid)
              + " is there already, or was retired, and is not taken again. List those that are"
              + " there with: tollgate key list";
      case KeyUnusable(var problem) -> unusable(problem);
      case TokenMalformed() ->
          "This is no token: it has not the form of one. Pass the whole text of the token, or its"
              + " id from: tollgate token list --client ID";
      case TokenForged() ->
          "No key of this store signed this token. Check that --data and --storage point to the"
              + " store of the server that issued it.";
      case TokenUnknown() ->
          "This token is not on record here: it was never issued by this store, or it was purged.";
      case TokenExpired() ->
          "This token has expired, and has no effect any more; nothing has to be revoked.";
      case TokenRevoked() -> "This token was revoked already.";
      case ContractNotFound(String contract, var known) ->
          "There is no contract "
              + Quoted.of(contract)
              + ". There are: "
              + String.join(", ", known)
              + ".";
      case ErrorNotFound(String name, var nearest) ->
          "No error has the name or the code "
              + Quoted.of(name)
              + "."
              + nearest.map(near -> " Did you mean " + Quoted.of(near) + "?").orElse("")
              + " List them with: tollgate errors list";
      case LibraryBroken broken -> "Nothing was imported: " + broken(broken);
      case LibraryOvertaken(var company) ->
          "Nothing was imported: another import for company "
              + Quoted.of(company)
              + " began before this one ended. Let that one end, then look with: tollgate library"
              + " list "
              + company;
      case LibraryChanged(var company) ->
          "What was written is not whole: the documents of company "
              + Quoted.of(company)
              + " were replaced meanwhile. Export them again.";
      case ExportBroken(long line, ExportBroken.Problem problem) ->
          "Nothing was imported: line " + line + broken(problem);
      case StoreNotEmpty(String kind) ->
          "Nothing was changed: the target is not empty, it holds at least one "
              + kind
              + ". Name an empty one.";
      case StoreMissing(String store) ->
          "There is no store of Tollgate at " + store + ", and none was made. Check the URL.";
      case TablesOutdated(String store) ->
          "The tables at "
              + store
              + " are of an earlier Tollgate, and were not changed. Bring them up to date with"
              + " tollgate storage migrate, then do this again.";
      case FillUnderWay() ->
          "Nothing was changed: another run fills this target. One that was cut off counts as"
              + " ended after 10 s.";
      case FillInterrupted() ->
          "Nothing was changed: the target was begun to be filled from elsewhere, which has not"
              + " ended. Do that again to let it go on, or empty the target.";
      case FillDiffers() ->
          "The target differs from the source, which was changed meanwhile or is not read alike"
              + " twice. Let nobody write to it, empty the target, and begin again.";
    };
  }

  private static String broken(ExportBroken.Problem problem) {
    return switch (problem) {
      case UNREADABLE -> " cannot be read. Name a file that is there and that you may read.";
      case NOT_AN_EXPORT ->
          " is not the first of an export. Name a file that tollgate storage export wrote.";
      case NEWER -> " was written by a newer Tollgate. Use that one.";
      case CHANGED -> " is not as it was written, or one before it is missing. Export again.";
      case UNKNOWN -> " holds nothing that a store keeps. Export again.";
      case TOO_LONG -> " is longer than any that is written. Export again.";
      case CUT_OFF -> " is cut off. Export again.";
      case NOT_THE_END -> " is behind the end. Export again.";
    };
  }

  private static String named(List<String> scopes) {
    String names = scopes.stream().map(Quoted::of).collect(Collectors.joining(", "));
    return (scopes.size() == 1 ? "the scope " : "the scopes ") + names;
  }

  private static String weak(SecretWeak.Problem problem) {
    return switch (problem) {
          case TOO_SHORT -> "The secret is too short.";
          case TOO_LONG -> "The secret is too long.";
          case NOT_PLAIN -> "The secret holds something else than printable ASCII without blank.";
          case TOO_REGULAR -> "The secret is too regular, and so can be guessed.";
        }
        + " Bring 32 to 255 characters that a random generator made, such as `openssl rand -hex 32`"
        + " prints, or leave out --secret-stdin to get one.";
  }

  private static String invalid(KeysInvalid.Problem problem) {
    return switch (problem) {
      case NOT_A_KEY_SET ->
          "This is no JSON Web Key Set. Give a JSON object whose member keys is an array of public"
              + " keys.";
      case PRIVATE_KEY ->
          "The key set holds a private or a symmetric key, which is for nobody but the client. Give"
              + " public keys only.";
      case NO_USABLE_KEY ->
          "The key set holds no key that assertions can be checked with. Give an RSA key of 2048 to"
              + " 8192 bits, or one on P-256, P-384, P-521 or Ed25519.";
      case TOO_LARGE ->
          "The key set is too large. Give none but the keys that the client signs with.";
      case TOO_MANY_KEYS ->
          "The key set holds more than 16 keys of one algorithm. Give none but the keys that the"
              + " client signs with.";
      case NOT_AN_ADDRESS ->
          "This is no address of a key set. Give an absolute URI with --jwks-uri, such as"
              + " https://client.example.com/jwks.json";
      case ADDRESS_NOT_ENCRYPTED ->
          "A key set that comes over a network has to come encrypted. Give an https URI; http is"
              + " for loopback only.";
    };
  }

  private static String unusable(KeyUnusable.Problem problem) {
    return switch (problem) {
      case NOT_A_PEM ->
          "Nothing was imported: this is no PEM. Give a file that begins with -----BEGIN PRIVATE"
              + " KEY-----";
      case ENCRYPTED ->
          "Nothing was imported: the key is encrypted. Decrypt it, such as with: openssl pkey -in"
              + " FILE | tollgate key import -";
      case NO_PRIVATE_KEY -> "Nothing was imported: this is no private key. Give the private half.";
      case UNKNOWN_KIND ->
          "Nothing was imported: no contract signs with this kind of key. Give one of RSA, P-256 or"
              + " Ed25519.";
      case TOO_SHORT -> "Nothing was imported: the key is too short. Give 2048 to 4096 bits.";
      case TOO_LONG ->
          "Nothing was imported: the key is so long that signing would take too much time. Give"
              + " 2048 to 4096 bits.";
    };
  }

  private static String unknown(List<String> scopes) {
    String names = scopes.stream().map(Quoted::of).collect(Collectors.joining(", "));
    return (scopes.size() == 1 ? "There is no scope " : "There are no scopes ")
        + names
        + ". Create what is missing with: tollgate scope create NAME --description TEXT";
  }

  private static String broken(LibraryBroken broken) {
    String place =
        "%s in line %d, column %d,"
            .formatted(
                broken.member().isEmpty() ? "the file" : Quoted.of(broken.member()),
                broken.line(),
                broken.column());
    return place
        + switch (broken.problem()) {
          case UNREADABLE -> " cannot be read any further.";
          case NOT_UTF8 -> " is not UTF-8.";
          case NOT_JSON -> " is not JSON.";
          case CUT_OFF -> " is cut off.";
          case NOT_THE_END -> " goes on behind its end.";
          case NOT_AN_OBJECT -> " is not an object.";
          case NOT_A_LIST -> " is not an array of objects.";
          case UNKNOWN_MEMBER ->
              " is not a member of libraries. They have: "
                  + LibraryMember.OF_FILE.stream()
                      .map(LibraryMember::name)
                      .collect(Collectors.joining(", "))
                  + ".";
          case REPEATED_MEMBER -> " stands there a second time.";
          case FORBIDDEN_CHARACTER ->
              " holds NUL or half of a surrogate pair, which nothing keeps.";
          case TOO_LARGE -> " goes beyond the 64 KiB that a document takes.";
          case TOO_DEEP -> " goes beyond the 100 levels that a document has.";
        };
  }
}
