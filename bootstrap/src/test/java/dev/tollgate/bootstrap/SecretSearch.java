package dev.tollgate.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the secrets of tests in all that tests, servers and commands have printed. The build
 * runs it when all tests are over.
 */
final class SecretSearch {

  /** Where a secret is printed once, when it is made. */
  private static final Pattern CREATED =
      Pattern.compile(
          "(?m)^(?:client_secret|secret|password|Password|Secret): .*$"
              + "|\"client_secret\": ?\"[^\"]*\"");

  /** Client secrets and tokens, whichever test made them. */
  private static final Pattern ALIKE =
      Pattern.compile(
          "tgs_[0-9A-Za-z]{49}|dnsimple_o_[0-9A-Za-z]{32}"
              + "|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}");

  private static final String REPORTS = "surefire-reports";
  private static final int MOST_SHOWN = 20;

  private SecretSearch() {}

  /** Arguments: the file with the secrets, and directories to search. */
  public static void main(String[] arguments) throws IOException {
    GivenSecrets secrets = GivenSecrets.load(Path.of(arguments[0]));
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String directory : List.of(arguments).subList(1, arguments.length)) {
      List<Path> all = files(Path.of(directory));
      files += all.size();
      found.addAll(in(all, secrets));
      if (directory.endsWith(REPORTS)) {
        found.addAll(alike(all));
      }
    }
    System.out.printf("Looked for %d secrets in %d files.%n", secrets.size(), files);
    if (!found.isEmpty() || files == 0 || secrets.size() == 0) {
      found.stream().limit(MOST_SHOWN).forEach(System.err::println);
      System.err.printf("%d secrets stand where they do not belong.%n", found.size());
      System.exit(1);
    }
  }

  /** All files below a directory. */
  static List<Path> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Where files show a secret: the name of the file, and the beginning of the secret. */
  static List<String> in(List<Path> files, GivenSecrets secrets) throws IOException {
    return shown(files, text -> secrets.in(CREATED.matcher(text).replaceAll("")));
  }

  /** Where files show what looks like a secret of this server. */
  static List<String> alike(List<Path> files) throws IOException {
    return shown(files, text -> ALIKE.matcher(text).results().map(MatchResult::group).toList());
  }

  private static List<String> shown(List<Path> files, Function<String, List<String>> secrets)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      secrets.apply(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).stream()
          .distinct()
          .map(it -> file + " shows a secret that begins with " + it.substring(0, 8))
          .forEach(found::add);
    }
    return found;
  }
}
