package dev.tollgate.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Tables for documents and comments, in GitHub Flavored Markdown. */
final class MarkdownRenderer implements Renderer {

  @Override
  public void render(Output output, PrintWriter out) {
    switch (output) {
      case Output.One(var cells) -> thing(cells, out);
      case Output.Each(var things) -> {
        String gap = "";
        for (SequencedMap<String, Cell> thing : things) {
          out.print(gap);
          thing(thing, out);
          gap = System.lineSeparator();
        }
      }
      case Output.Many(var columns, var rows, var _) ->
          table(
              columns.stream().map(MarkdownRenderer::title).toList(),
              rows.stream()
                  .map(row -> columns.stream().map(name -> text(row.get(name))).toList())
                  .toList(),
              out);
    }
  }

  private static void thing(SequencedMap<String, Cell> cells, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    cells.forEach((name, cell) -> rows.add(List.of(title(name), text(cell))));
    table(List.of("", ""), rows, out);
  }

  private static void table(List<String> titles, List<List<String>> rows, PrintWriter out) {
    line(titles, out);
    line(titles.stream().map(_ -> "---").toList(), out);
    rows.forEach(row -> line(row, out));
  }

  private static void line(List<String> cells, PrintWriter out) {
    out.println("| " + String.join(" | ", cells) + " |");
  }

  private static String title(String name) {
    return name.replace('_', ' ');
  }

  /** Texts with characters that could be markup stand as code. */
  private static String text(Cell cell) {
    String text = TableRenderer.line(cell).replace("|", "\\|");
    return text.matches("[\\w ,.:;@/+-]*") ? text : "`" + text.replace('`', '\'') + "`";
  }
}
