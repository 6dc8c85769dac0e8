package dev.tollgate.cli.command;

import dev.tollgate.application.Suggestions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML file with settings: one mapping from the name of a setting to its value. */
public final class ConfigurationFile {

  private final Path path;
  private final Map<String, SettingDescription> known;
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  /**
   * One setting of a file.
   *
   * @param line where its name is, from 1
   */
  record Entry(String value, int line) {}

  /** Reads a file, of which only these settings are accepted. */
  ConfigurationFile(Path path, List<SettingDescription> settings) {
    this.path = path;
    this.known =
        settings.stream()
            .flatMap(setting -> setting.keys().stream().map(key -> Map.entry(key, setting)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    read();
  }

  /** The settings by name, in the order of the file. */
  SequencedMap<String, Entry> entries() {
    return entries;
  }

  /** What has to be corrected, as sentences that name the line and never a value. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** A line of this file. */
  String at(int line) {
    return path + ", line " + line;
  }

  private void read() {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(path)));
      if (root instanceof MappingNode settings) {
        settings.getValue().forEach(this::read);
      } else if (root != null && !isNothing(root)) {
        mistakes.add(
            "%s: the file must consist of lines such as \"port: 8080\".".formatted(at(line(root))));
      }
    } catch (MarkedYAMLException e) { // its message would quote the line
      mistakes.add(
          "%s, column %d: this is not valid YAML. Put values with special characters in quotation marks."
              .formatted(at(e.getProblemMark().getLine() + 1), e.getProblemMark().getColumn() + 1));
    } catch (YAMLException e) {
      mistakes.add("The configuration file %s is not valid YAML.".formatted(path));
    } catch (IOException e) {
      mistakes.add(
          "The configuration file %s cannot be read. Name a text file that this user may read."
              .formatted(path));
    }
  }

  private void read(NodeTuple setting) {
    String key = setting.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
    int line = line(setting.getKeyNode());
    SettingDescription description = known.get(key);
    if (description == null) {
      mistakes.add("%s: there is no setting %s.%s".formatted(at(line), Quoted.of(key), near(key)));
    } else if (entries.containsKey(key)) {
      mistakes.add(
          "%s: %s is already set in line %d. Set it only once."
              .formatted(at(line), key, entries.get(key).line()));
    } else {
      value(setting.getValueNode(), description.separator())
          .ifPresentOrElse(
              value -> entries.put(key, new Entry(value, line)),
              () -> mistakes.add(malformed(key, line, description.separator())));
    }
  }

  private String malformed(String key, int line, String separator) {
    return "%s: %s needs %s. Remove the line to use the default."
        .formatted(
            at(line), key, separator.isEmpty() ? "one value" : "a value or a list of values");
  }

  /** The text of a value, as an environment variable would hold it. */
  private static Optional<String> value(Node node, String separator) {
    return switch (node) {
      case ScalarNode scalar when !isNothing(scalar) -> Optional.of(scalar.getValue());
      case SequenceNode list when !separator.isEmpty() && !list.getValue().isEmpty() -> {
        List<String> values =
            list.getValue().stream().flatMap(each -> value(each, "").stream()).toList();
        yield values.size() == list.getValue().size()
            ? Optional.of(String.join(separator, values))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL)
        || (node instanceof ScalarNode scalar && scalar.getValue().isEmpty());
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** The setting that was probably meant, also if it was written like an option or a variable. */
  private String near(String key) {
    String plain =
        key.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^(tollgate)?-+", "");
    return new Suggestions(known.keySet().stream().sorted().toList())
        .nearest(plain)
        .map(near -> " Did you mean " + near + "?")
        .orElse("");
  }
}
