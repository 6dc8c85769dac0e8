package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.command.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Calls every command wrongly in every way that its options and parameters allow. */
final class UsageMistakesTest {

  /** No value of any type but text and paths, and never run. */
  private static final String ODD = "\u00bf ?";

  /** How picocli and Java word mistakes. */
  private static final Pattern PARSER =
      Pattern.compile(
          "at index|Missing required|mutually exclusive|should be specified|positional|\\(s\\)"
              + "|Error:|Unmatched|Unknown option|cannot convert|Could not convert|expected one"
              + " of|Expected parameter|is not an int|java[.]|Exception");

  private static final List<CommandSpec> COMMANDS =
      leaves(Main.app(terminal(Writer.nullWriter())).commandLine())
          .map(CommandLine::getCommandSpec)
          .toList();

  private static Stream<CommandLine> leaves(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(UsageMistakesTest::leaves);
  }

  private static Terminal terminal(Writer err) {
    return new Terminal(
        Map.of(),
        InputStream.nullInputStream(),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(err),
        false);
  }

  /** What a command says of a mistake, without the line that names its help. */
  private static String told(CommandSpec command, List<String> args) {
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
    String _ = words.removeFirst();
    words.addAll(args);

    int status = Main.run(terminal(err), words.toArray(String[]::new));

    assertEquals(2, status, () -> words + ": " + err);
    String help = "See: " + command.qualifiedName() + " --help\n";
    assertTrue(err.toString().endsWith(help), err::toString);
    return err.toString().replace(help, "").strip();
  }

  /** Compares what is told with what should be, one line for each mistake. */
  private static void assertTold(Map<String, String> expected, Map<String, String> told) {
    assertTrue(expected.size() > 10, expected::toString);
    assertEquals(lines(expected), lines(told));
    assertEquals(
        List.of(), told.values().stream().filter(it -> PARSER.matcher(it).find()).toList());
  }

  private static String lines(Map<String, String> sentences) {
    return sentences.entrySet().stream()
        .map(it -> it.getKey() + ": " + it.getValue())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyMissingArgumentIsNamed(int missing) {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> told = new TreeMap<>();
    for (CommandSpec command : COMMANDS) {
      List<ArgSpec> required = required(command);
      for (int from = 0; from + missing <= required.size(); from++) {
        List<ArgSpec> left = new ArrayList<>(required);
        List<ArgSpec> out = required.subList(from, from + missing);
        boolean _ = left.removeAll(out);
        String call = command.qualifiedName() + " without " + labels(out);
        expected.put(call, "Missing: " + labels(missed(required, out)));
        told.put(call, told(command, left.stream().flatMap(it -> valid(it).stream()).toList()));
      }
    }

    assertEquals(lines(expected), lines(told));
    assertTrue(missing > 2 || told.size() > 2, told::toString);
  }

  /** Of parameters, which have no names, the last ones are missed. */
  private static List<ArgSpec> missed(List<ArgSpec> required, List<ArgSpec> leftOut) {
    List<ArgSpec> parameters =
        required.stream().filter(PositionalParamSpec.class::isInstance).toList();
    long out = leftOut.stream().filter(PositionalParamSpec.class::isInstance).count();
    return Stream.concat(
            parameters.stream().skip(parameters.size() - out),
            leftOut.stream().filter(OptionSpec.class::isInstance))
        .toList();
  }

  private static List<ArgSpec> required(CommandSpec command) {
    return Stream.<ArgSpec>concat(
            command.positionalParameters().stream(), command.options().stream())
        .filter(it -> it.required() && it.group() == null)
        .toList();
  }

  private static String labels(List<ArgSpec> arguments) {
    return String.join(
            ", ",
            arguments.stream()
                .map(
                    it ->
                        it instanceof OptionSpec option
                            ? option.longestName() + " " + option.paramLabel()
                            : it.paramLabel())
                .toList())
        .replaceFirst("(.*), ", "$1 and ");
  }

  /** How an argument is given. */
  private static List<String> valid(ArgSpec argument) {
    String value =
        argument.completionCandidates() == null
            ? VALUES.stream()
                .filter(it -> isValid(argument, it))
                .findFirst()
                .orElseThrow(() -> new AssertionError("" + argument))
            : argument.completionCandidates().iterator().next();
    return argument instanceof OptionSpec option
        ? List.of(option.longestName(), value)
        : List.of(value);
  }

  private static final List<String> VALUES =
      List.of(
          "http://127.0.0.1:1",
          "1",
          "1h",
          "1m",
          "1s",
          "a=1",
          "127.0.0.1",
          "127.0.0.1:1",
          "redis://a:1",
          "json",
          "RS256",
          "once",
          "on");

  private static boolean hasSample(ArgSpec argument) {
    return argument.completionCandidates() != null
        || VALUES.stream().anyMatch(it -> isValid(argument, it));
  }

  private static boolean isValid(ArgSpec argument, String value) {
    if (argument.converters().length == 0) {
      boolean isNumber = List.of(int.class, Integer.class).contains(typeOf(argument));
      return !isNumber || value.equals("1");
    }
    try {
      Object _ = argument.converters()[0].convert(value);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private static Class<?> typeOf(ArgSpec argument) {
    return argument.auxiliaryTypes()[argument.auxiliaryTypes().length - 1];
  }

  @Test
  void anArgumentTooManyIsQuoted() {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> told = new TreeMap<>();
    for (CommandSpec command : COMMANDS) {
      if (!command.name().equals("help") && takesSoMany(command)) {
        List<String> args = new ArrayList<>();
        required(command).stream()
            .filter(OptionSpec.class::isInstance)
            .forEach(it -> args.addAll(valid(it)));
        command.positionalParameters().forEach(it -> args.addAll(valid(it)));
        args.add("more");
        expected.put(command.qualifiedName(), "\"more\" is one argument too many.");
        told.put(command.qualifiedName(), told(command, args));
      }
    }

    assertTold(expected, told);
  }

  private static boolean takesSoMany(CommandSpec command) {
    return command.positionalParameters().stream().noneMatch(PositionalParamSpec::isMultiValue);
  }

  /**
   * What is told about every option of every command; those that all commands have, and those of
   * the server that are of one kind, are tried once.
   */
  private static Map<String, String> ofOptions(
      BiFunction<CommandSpec, OptionSpec, List<String>> mistake) {
    Map<String, String> told = new TreeMap<>();
    Set<String> tried = new HashSet<>();
    for (CommandSpec command : COMMANDS) {
      for (OptionSpec option : command.options()) {
        List<String> args = mistake.apply(command, option);
        if (!args.isEmpty() && !command.name().equals("help") && tried.add(kind(command, option))) {
          told.put(command.qualifiedName() + " " + option.longestName(), told(command, args));
        }
      }
    }
    return told;
  }

  private static String kind(CommandSpec command, OptionSpec option) {
    if (option.inherited() || option.usageHelp()) {
      return option.longestName();
    }
    return command.name().equals("serve")
        ? option.auxiliaryTypes()[0]
            + Stream.of(option.converters()).map(it -> it.getClass().getName()).toList().toString()
            + option.arity()
        : command.qualifiedName() + option.longestName();
  }

  private static Map<String, String> expected(
      Map<String, String> told, BiFunction<CommandSpec, OptionSpec, String> sentence) {
    Map<String, String> expected = new TreeMap<>();
    for (CommandSpec command : COMMANDS) {
      for (OptionSpec option : command.options()) {
        String call = command.qualifiedName() + " " + option.longestName();
        if (told.containsKey(call)) {
          expected.put(call, sentence.apply(command, option));
        }
      }
    }
    return expected;
  }

  @Test
  void aMisspeltOptionIsAnsweredWithANearOne() {
    Map<String, String> told =
        ofOptions((command, option) -> List.of(misspelt(command, option), "x"));

    Map<String, String> expected =
        expected(
            told,
            (command, option) ->
                told.get(command.qualifiedName() + " " + option.longestName())
                        .matches(
                            "There is no option %s here[.] Did you mean (%s)[?]"
                                .formatted(
                                    misspelt(command, option),
                                    String.join("|", command.optionsMap().keySet())))
                    ? told.get(command.qualifiedName() + " " + option.longestName())
                    : "the nearest option");
    assertTold(expected, told);
  }

  private static String misspelt(CommandSpec command, OptionSpec option) {
    String name = option.longestName();
    int last = name.length() - 1;
    String swapped = name.substring(0, last - 1) + name.charAt(last) + name.charAt(last - 1);
    return command.optionsMap().containsKey(swapped) || swapped.equals(name) ? name + "q" : swapped;
  }

  @Test
  void anOptionWithoutItsValueIsAnsweredWithHowItIsGiven() {
    Map<String, String> told =
        ofOptions(
            (_, option) -> option.arity().min() == 1 ? List.of(option.longestName()) : List.of());

    assertTold(
        expected(
            told,
            (_, option) ->
                option.longestName()
                    + " needs a value: "
                    + option.longestName()
                    + " "
                    + option.paramLabel()),
        told);
  }

  @Test
  void aValueOfAnOptionThatTakesNoneIsRefused() {
    Map<String, String> told =
        ofOptions(
            (_, option) ->
                option.arity().max() == 0 ? List.of(option.longestName() + "=x") : List.of());

    assertTold(expected(told, (_, option) -> option.longestName() + " takes no value."), told);
  }

  @Test
  void anOptionThatIsGivenTwiceIsNamed() {
    Map<String, String> told =
        ofOptions(
            (_, option) ->
                !hasSample(option)
                        || option.isMultiValue()
                        || option.arity().max() == 0
                        || option.group() != null
                    ? List.of()
                    : Stream.of(valid(option), valid(option)).flatMap(List::stream).toList());

    assertTold(expected(told, (_, option) -> "Give " + option.longestName() + " only once."), told);
  }

  @Test
  void aValueOfTheWrongTypeIsQuotedWithWhatItShouldBe() {
    Map<String, String> told =
        ofOptions(
            (_, option) ->
                isTyped(option)
                    ? List.of(option.longestName(), ODD, "--no-such-option")
                    : List.of());

    assertTold(
        expected(
            told,
            (command, option) -> {
              String said = told.get(command.qualifiedName() + " " + option.longestName());
              return said.startsWith("Invalid value for " + option.longestName() + ": ")
                  ? said
                  : "the type of the value";
            }),
        told);
  }

  private static boolean isTyped(ArgSpec argument) {
    return argument.arity().max() > 0
        && (argument.converters().length > 0
            || !List.of(String.class, Path.class, boolean.class, Boolean.class)
                .contains(typeOf(argument)));
  }
}
