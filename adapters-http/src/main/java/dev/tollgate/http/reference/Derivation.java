package dev.tollgate.http.reference;

import static dev.tollgate.http.reference.ReferenceFile.object;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The {@code contract.yaml} of an operator: a contract that is derived from another one.
 *
 * @param base the name of the other one
 * @param about what it is, for people; empty for what the other one says
 * @param root the path below which everything belongs to it
 * @param paths whole paths, each with the path of the base that it stands for
 * @param settings values by the option of the base that they replace
 * @param place the folder that messages name
 */
public record Derivation(
    String name,
    String base,
    Optional<String> about,
    String root,
    SequencedMap<String, String> paths,
    Map<String, String> settings,
    String place) {

  private static final Set<String> MEMBERS =
      Set.of("extends", "about", "root", "paths", "settings");

  /** One or more segments of characters that are never encoded (RFC 3986, 2.3). */
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  /** As part of URLs and as the name of a folder. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Derivation {
    paths = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(paths));
    settings = Map.copyOf(settings);
  }

  static Derivation read(String name, Map<String, Object> written, String place) {
    Set<String> unknown = new TreeSet<>(written.keySet());
    unknown.removeAll(MEMBERS);
    if (!unknown.isEmpty()) {
      throw wrong(place, "there is no member " + unknown + ", only " + new TreeSet<>(MEMBERS));
    }
    if (!NAME.matcher(name).matches()) {
      throw wrong(place, "a contract is named with lower-case letters, digits and hyphens");
    }
    String root = String.valueOf(written.get("root"));
    if (!PATH.matcher(root).matches()) {
      throw wrong(place, "root is not a path such as /acme");
    }
    SequencedMap<String, String> paths = new LinkedHashMap<>();
    object(written.get("paths"))
        .forEach(
            (own, base) -> {
              if (!PATH.matcher(own).matches()) {
                throw wrong(place, own + " is not a path such as /token");
              }
              paths.put(root + own, String.valueOf(base));
            });
    if (paths.isEmpty()) {
      throw wrong(place, "paths is missing, so the contract would answer nothing");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    object(written.get("settings"))
        .forEach((option, value) -> settings.put("--" + option, String.valueOf(value)));
    return new Derivation(
        name,
        String.valueOf(written.get("extends")),
        Optional.ofNullable(written.get("about")).map(String::valueOf),
        root,
        paths,
        settings,
        place);
  }

  /** A mistake in the file. */
  public InvalidReference wrong(String fault) {
    return wrong(place, fault);
  }

  private static InvalidReference wrong(String place, String fault) {
    return InvalidReference.ofFiles(place + "/" + ContractFiles.CONTRACT + ": " + fault + ".");
  }
}
