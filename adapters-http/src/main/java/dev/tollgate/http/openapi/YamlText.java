package dev.tollgate.http.openapi;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes values as people would: in blocks, lines as lines, nothing by reference. */
final class YamlText {

  private static final int WIDTH = 120;
  private static final int INDENT = 2;

  private YamlText() {}

  static String of(Object value) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    options.setIndicatorIndent(INDENT);
    options.setIndentWithIndicator(true);
    options.setWidth(WIDTH);
    return new Yaml(new Lines(options), options).dump(value);
  }

  private static final class Lines extends Representer {

    private Lines(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      return super.representScalar(
          tag, value, tag.equals(Tag.STR) && value.contains("\n") ? ScalarStyle.LITERAL : style);
    }
  }
}
