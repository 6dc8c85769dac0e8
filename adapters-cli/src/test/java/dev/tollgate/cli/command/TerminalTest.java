package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    Run run = program.onTerminal(36).variable("NO_COLOR", "1").run("enterprise list");

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
    Run run = program.onTerminal(20).variable("NO_COLOR", "1").run("enterprise list");

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
    Run run = program.variable("COLUMNS", "36").run("enterprise list");

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
    Run listed = program.onTerminal(80).run("enterprise list");
    Run shown = program.run("enterprise show ent_1");

    assertTrue(listed.out().startsWith(BOLD + "ENTERPRISE ID "), listed.out());
    assertTrue(shown.out().startsWith(BOLD + "ENTERPRISE ID" + PLAIN + "  ent_1\n"), shown.out());
  }

  @Test
  void noColorTakesColourFromTablesAndHelp() {
    Program plain = program.onTerminal(80).variable("NO_COLOR", "1");

    Run listed = plain.run("enterprise list");
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
    Run run = program.onTerminal(80).run("enterprise show ent_1 --format json");

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

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    StringWriter err = new StringWriter();
    PrintWriter closed = StandardOutput.over(failing("Broken pipe"), StandardCharsets.UTF_8);

    List<Integer> statuses =
        List.of(
            program.app(closed, new PrintWriter(err)).run("enterprise", "list"),
            Program.withOneOfEach()
                .app(closed, new PrintWriter(err))
                .run("library", "export", "com_1"));

    assertEquals(List.of(0, 0), statuses);
    assertEquals("", err.toString());
  }

  @Test
  void aFullDiskBehindStandardOutputIsAFailure() {
    StringWriter err = new StringWriter();
    PrintWriter full =
        StandardOutput.over(failing("No space left on device"), StandardCharsets.UTF_8);

    int status = program.app(full, new PrintWriter(err)).run("enterprise", "list");

    assertEquals(1, status);
    assertEquals("The answer could not be written to standard output.\n", err.toString());
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int next) throws IOException {
        throw new IOException(message);
      }
    };
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
