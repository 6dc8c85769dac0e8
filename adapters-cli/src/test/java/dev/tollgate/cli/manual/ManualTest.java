package dev.tollgate.cli.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTest {

  @Test
  void theManualHasEveryCommandWithItsOptions() {
    Run run = new Program().run("manual");

    List<String> lines = run.out().lines().toList();
    assertEquals(0, run.status());
    assertEquals(".TH TOLLGATE 1", lines.getFirst());
    assertTrue(lines.contains(".SS tollgate client show ID"), run.out());
    assertTrue(lines.contains(".SS tollgate completion [SHELL]"), run.out());
    int list = lines.indexOf(".SS tollgate token list");
    assertTrue(list > 0, run.out());
    assertTrue(
        lines.subList(list, list + 12).contains("\\fB\\-\\-client\\fR \\fIID\\fR"), run.out());
  }

  @Test
  void noTextIsTakenForAMacro() {
    Run run = new Program().run("manual");

    List<String> unknown =
        run.out()
            .lines()
            .filter(line -> line.startsWith(".") || line.startsWith("'"))
            .filter(line -> !line.matches("\\.(TH|SH|SS|TP|B)( .*)?"))
            .toList();
    assertEquals(List.of(), unknown);
  }
}
