package dev.tollgate.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One YAML document: a mapping, or a sequence of them. */
final class YamlRenderer implements Renderer {

  @Override
  public void render(Output output, PrintWriter out) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    Yaml yaml = new Yaml(options);
    switch (output) {
      case Output.One(var cells) -> yaml.dump(mapping(cells), out);
      case Output.Each(var things) -> sequence(things, yaml, out);
      case Output.Many(var _, var rows, var _) -> sequence(rows, yaml, out);
    }
  }

  private static void sequence(List<SequencedMap<String, Cell>> rows, Yaml yaml, PrintWriter out) {
    yaml.dump(rows.stream().map(YamlRenderer::mapping).toList(), out);
  }

  private static Map<String, Object> mapping(SequencedMap<String, Cell> cells) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    cells.forEach((name, cell) -> mapping.put(name, value(cell)));
    return mapping;
  }

  private static Object value(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Cell.Count(long number) -> number;
      case Cell.Flag(boolean set) -> set;
      case Cell.Time(var instant) -> Timestamps.EXACT.format(instant);
      case Cell.Json(String json) -> new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
      case Cell.Nothing() -> null;
      case Cell.Pairs(var pairs) -> new LinkedHashMap<>(pairs);
      case Cell.Things(var things) -> things.stream().map(YamlRenderer::mapping).toList();
      case Cell.Texts(var texts) -> new ArrayList<>(texts);
    };
  }
}
