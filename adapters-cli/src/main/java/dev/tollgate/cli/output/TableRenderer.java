package dev.tollgate.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text in columns for people: one thing line by line and never cut, a list as a table that fits the
 * page.
 */
final class TableRenderer implements Renderer {

  private static final String GAP = "  ";
  private static final int NARROWEST = 6;

  private final Page page;

  TableRenderer(Page page) {
    this.page = page;
  }

  @Override
  public void render(Output output, PrintWriter out) {
    switch (output) {
      case Output.One(var cells) -> lines(cells, out);
      case Output.Each(var things) -> {
        String gap = "";
        for (SequencedMap<String, Cell> thing : things) {
          out.print(gap);
          lines(thing, out);
          gap = System.lineSeparator();
        }
      }
      case Output.Many(var columns, var rows, var _) -> table(columns, rows, out);
    }
  }

  private void lines(SequencedMap<String, Cell> cells, PrintWriter out) {
    int width = cells.keySet().stream().mapToInt(String::length).max().orElse(0);
    cells.forEach(
        (name, cell) ->
            out.println(
                heading(DisplayWidth.padded(title(name), width))
                    + GAP
                    + text(cell).replace("\n", "\n" + " ".repeat(width) + GAP)));
  }

  private void table(List<String> columns, List<SequencedMap<String, Cell>> rows, PrintWriter out) {
    List<String> titles = columns.stream().map(TableRenderer::title).toList();
    List<List<String>> lines =
        rows.stream()
            .map(row -> columns.stream().map(column -> line(row.get(column))).toList())
            .toList();
    int[] widths = titles.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(line.get(i)));
      }
    }
    page.width().ifPresent(width -> narrow(widths, width - GAP.length() * (widths.length - 1)));
    out.println(heading(line(titles, widths)));
    lines.forEach(line -> out.println(line(line, widths)));
  }

  /** Narrows the widest column first, and the first column, which identifies the row, last. */
  private static void narrow(int[] widths, int room) {
    while (IntStream.of(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        boolean canGive = widths[i] > NARROWEST;
        if (canGive && (widest == 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
    }
  }

  private static String line(List<String> texts, int[] widths) {
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      cut.add(DisplayWidth.padded(DisplayWidth.cut(texts.get(i), widths[i]), widths[i]));
    }
    return String.join(GAP, cut).stripTrailing();
  }

  private String heading(String text) {
    return page.colour() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private static String title(String name) {
    return name.replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  /** One of several things in a line, such as {@code com_1 admin}. */
  private static String text(SequencedMap<String, Cell> thing) {
    return thing.entrySet().stream()
        .map(
            member ->
                member.getValue() instanceof Cell.Flag(boolean set)
                    ? (set ? member.getKey() : "")
                    : text(member.getValue()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The text of a cell in a table, where it has one line. */
  private static String line(Cell cell) {
    return text(cell).replace("\n", ", ");
  }

  /**
   * What other servers and files say may hold what a terminal obeys: question marks stand for it.
   */
  private static String text(Cell cell) {
    return written(cell)
        .codePoints()
        .map(c -> isObeyed(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Control characters but the end of a line, and what changes the direction of text. */
  private static boolean isObeyed(int c) {
    return (c != '\n' && Character.isISOControl(c))
        || Character.getDirectionality(c) >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING;
  }

  private static String written(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Cell.Count(long number) -> Long.toString(number);
      case Cell.Flag(boolean set) -> set ? "yes" : "no";
      case Cell.Time(var instant) -> Timestamps.SHORT.format(instant);
      case Cell.Json(String json) -> json.equals("{}") ? "-" : json;
      case Cell.Nothing() -> "-";
      case Cell.Pairs(var pairs) ->
          pairs.isEmpty()
              ? "-"
              : pairs.entrySet().stream()
                  .map(pair -> pair.getKey() + ": " + pair.getValue())
                  .collect(Collectors.joining("\n"));
      case Cell.Things(var things) ->
          things.isEmpty()
              ? "-"
              : things.stream().map(TableRenderer::text).collect(Collectors.joining(", "));
      case Cell.Texts(var texts) -> texts.isEmpty() ? "-" : String.join(" ", texts);
    };
  }
}
