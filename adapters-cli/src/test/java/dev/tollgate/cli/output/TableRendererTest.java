package dev.tollgate.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TableRendererTest {

  private static final String OBEYED = "\u001b[2J\r\u009b0m\u007f\u202e\u2066x";
  private static final String SHOWN = "?[2J??0m???x";

  private static String rendered(Output output) {
    StringWriter out = new StringWriter();
    new TableRenderer(new Page(OptionalInt.empty(), false)).render(output, new PrintWriter(out));
    return out.toString();
  }

  @Test
  void nothingThatATerminalObeysIsPrinted() {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
    cells.putLast("a", new Cell.Text(OBEYED));
    cells.putLast("b", new Cell.Texts(List.of(OBEYED)));
    cells.putLast("c", new Cell.Pairs(new TreeMap<>(Map.of("d", OBEYED))));
    cells.putLast("e", new Cell.Json('"' + OBEYED + '"'));

    assertEquals(
        "A  %1$s%nB  %1$s%nC  d: %1$s%nE  \"%1$s\"%n".formatted(SHOWN),
        rendered(new Output.One(cells)));
    assertEquals(
        "A             B%n%1$s  %1$s%n".formatted(SHOWN),
        rendered(new Output.Many(List.of("a", "b"), List.of(cells), Optional.empty())));
  }

  @Test
  void namesInAnyScriptStayAsTheyAre() {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
    cells.putLast("a", new Cell.Text("می\u200cخواهم 👩\u200d🚀 é"));

    assertEquals("A  می\u200cخواهم 👩\u200d🚀 é%n".formatted(), rendered(new Output.One(cells)));
  }
}
