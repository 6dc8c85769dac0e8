package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts, in the shells that they are for. */
@Tag("full")
final class CompletionInShellsTest {

  /** Each completes a line in the file {@code lines}, and prints what the shell then offers. */
  private static final Map<String, String> COMPLETES =
      Map.of(
          "bash",
          """
          source ./script
          function=$(complete -p tollgate)
          function=${function##*-F }
          while IFS= read -r line; do
            read -ra COMP_WORDS <<<"$line"
            [[ $line != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            ${function%% *}
            echo "$line:" "${COMPREPLY[@]}"
          done <lines
          """,
          "zsh",
          """
          autoload -Uz compinit && compinit -u -D
          source ./script
          while IFS= read -r line; do
            COMP_WORDS=(${=line})
            [[ $line != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS} - 1))
            offered=($(compgen ${=_comps[tollgate]#_bash_complete} -- "$COMP_WORDS[-1]"))
            echo "$line:" ${(M)offered:#$COMP_WORDS[-1]*} # as compadd does
          done <lines
          """,
          "fish",
          """
          source ./script
          while read -l line
              set -l offered (complete -C $line | string replace -r '\\t.*' '')
              echo "$line:" $offered
          end <lines
          """);

  @TempDir private Path home;

  private Map<String, List<String>> completed(String shell, List<String> lines) throws Exception {
    Files.writeString(
        home.resolve("script"), new Program(home, Map.of()).runHere("completion", shell).out());
    Files.write(home.resolve("lines"), lines);
    Path completes = Files.writeString(home.resolve("completes"), COMPLETES.get(shell));
    Path out = home.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(shell, completes.toString())
            .directory(home.toFile())
            .redirectError(home.resolve("err").toFile())
            .redirectOutput(out.toFile());
    builder.environment().put("HOME", home.toString());
    int status = builder.start().waitFor();
    assertEquals(0, status, () -> read(home.resolve("err")));
    Map<String, List<String>> completed = new TreeMap<>();
    for (String said : read(out).lines().toList()) {
      String[] parts = said.split(":", 2);
      completed.put(parts[0], List.of(parts[1].strip().split("\\s+")).stream().sorted().toList());
    }
    return completed;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void commandsOptionsAndValuesAreCompleted(String shell) throws Exception {
    Map<String, List<String>> expected =
        new TreeMap<>(
            Map.of(
                "tollgate cli", List.of("client"),
                "tollgate co", List.of("company", "completion", "config"),
                "tollgate client sec", List.of("secret"),
                "tollgate client secret add x --exp", List.of("--expires-in"),
                "tollgate client list --status ", List.of("disabled", "enabled"),
                "tollgate completion ", List.of("bash", "fish", "zsh")));

    assertEquals(expected, completed(shell, List.copyOf(expected.keySet())));
  }
}
