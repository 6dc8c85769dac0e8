package dev.tollgate.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final Program program = new Program();

  @Test
  void bashIsTheShellUnlessAnotherIsNamedAndZshReadsTheSame() {
    Run unnamed = program.run("completion");
    Run bash = program.run("completion bash");
    Run zsh = program.run("completion zsh");

    assertEquals(0, unnamed.status());
    assertEquals(unnamed, bash);
    assertEquals(unnamed, zsh);
    assertTrue(zsh.out().contains("bashcompinit"), zsh.out());
  }

  @Test
  void fishKnowsCommandsOptionsAndWords() {
    Run run = program.run("completion fish");

    List<String> lines = run.out().lines().toList();
    assertEquals(0, run.status());
    assertTrue(lines.contains("function __tollgate_at"), run.out());
    assertTrue(lines.contains("complete -c tollgate -f"), run.out());
    assertTrue(
        lines.contains("complete -c tollgate -n '__tollgate_at \"library import\"' -F"), run.out());
    assertTrue(
        lines.contains(
            "complete -c tollgate -n '__tollgate_at \"\"' -a token -d 'Inspects and revokes tokens"
                + " of all contracts. No command prints a token, only its id.'"),
        run.out());
    assertTrue(
        lines.contains(
            "complete -c tollgate -n '__tollgate_at \"token list\"' -l status -x -a 'active revoked"
                + " expired contract_not_served client_deleted client_disabled enterprise_inactive"
                + " company_inactive user_inactive grant_revoked' -d 'List only those with this"
                + " status: active, revoked, expired, contract_not_served, client_deleted,"
                + " client_disabled, enterprise_inactive, company_inactive, user_inactive,"
                + " grant_revoked.'"),
        run.out());
    assertTrue(
        lines.contains("complete -c tollgate -n '__tollgate_at \"completion\"' -a 'bash zsh fish'"),
        run.out());
    assertTrue(run.out().contains("'client secret revoke'"), run.out());
  }

  @Test
  void aShellThatNobodyKnowsIsWrongUsage() {
    Run run = program.run("completion csh");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("\"csh\" is not one of: bash, zsh, fish"), run.err());
  }
}
