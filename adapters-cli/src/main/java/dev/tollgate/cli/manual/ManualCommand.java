package dev.tollgate.cli.manual;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tollgate manual}. */
@Command(
    name = "manual",
    description = "Prints the manual page, with every command and option.",
    footer = "  tollgate manual")
public final class ManualCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(ManualPage.of(spec.root()));
  }
}
