package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Program program =
      new Program()
          .enterprise("ent_1", "An enterprise with quite a long name", true)
          .enterprise("ent_2", "漢字の会社の名前はとても長い", true);

  @Test
  void aTableFitsTheTerminal() {
    Run run = program.onTerminal(36).variable("NO_COLOR", "1").run("enterprise", "list");

    assertEquals(
        """
        ENTERPRISE ID  NAME           ACTIVE
        ent_1          An enterpris…  yes
        ent_2          漢字の会社の…  yes
        """,
        run.out());
  }

  @Test
  void theColumnThatIdentifiesIsCutLast() {
    Run run = program.onTerminal(20).variable("NO_COLOR", "1").run("enterprise", "list");

    assertEquals(
        """
        ENTER…  NAME    ACTIVE
        ent_1   An en…  yes
        ent_2   漢字…   yes
        """,
        run.out());
  }

  @Test
  void inAPipeNothingIsCutAndNothingIsColoured() {
    Run run = program.variable("COLUMNS", "36").run("enterprise", "list");

    assertEquals(
        """
        ENTERPRISE ID  NAME                                  ACTIVE
        ent_1          An enterprise with quite a long name  yes
        ent_2          漢字の会社の名前はとても長い          yes
        """,
        run.out());
  }

  @Test
  void onATerminalHeadingsStandOut() {
    Run listed = program.onTerminal(80).run("enterprise", "list");
    Run shown = program.run("enterprise", "show", "ent_1");

    assertTrue(listed.out().startsWith(BOLD + "ENTERPRISE ID "), listed.out());
    assertTrue(shown.out().startsWith(BOLD + "ENTERPRISE ID" + PLAIN + "  ent_1\n"), shown.out());
  }

  @Test
  void noColorTakesColourFromTablesAndHelp() {
    Program plain = program.onTerminal(80).variable("NO_COLOR", "1");

    Run listed = plain.run("enterprise", "list");
    Run help = plain.run("--help");

    assertFalse((listed.out() + help.out()).contains("\u001b"), listed.out() + help.out());
  }

  @Test
  void anEmptyNoColorMeansNothing() {
    Run run = program.onTerminal(80).variable("NO_COLOR", "").run("--help");

    assertTrue(run.out().contains(BOLD), run.out());
  }

  @Test
  void jsonHasNoColourOnATerminalEither() {
    Run run = program.onTerminal(80).run("enterprise", "show", "ent_1", "--format", "json");

    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailure() {
    StringWriter err = new StringWriter();

    int status =
        program
            .app(new PrintWriter(new FullDisk()), new PrintWriter(err))
            .run("enterprise", "show", "ent_1");

    assertEquals(1, status);
    assertEquals("The answer could not be written to standard output.\n", err.toString());
  }

  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("no space left");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
