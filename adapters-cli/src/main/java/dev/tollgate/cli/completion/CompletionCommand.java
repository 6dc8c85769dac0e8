package dev.tollgate.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollgate completion}. */
@Command(
    name = "completion",
    description = "Prints a script that completes these commands in a shell.",
    footer = {
      "  source <(tollgate completion bash)",
      "  source <(tollgate completion zsh)",
      "  tollgate completion fish | source"
    })
public final class CompletionCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      arity = "0..1",
      defaultValue = "bash",
      description = "The shell: ${COMPLETION-CANDIDATES} (default: bash).")
  private Shell shell;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
              case FISH -> FishCompletion.of(root);
            });
  }
}
