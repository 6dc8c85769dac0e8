package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A real Chromium. Each page that it meets is checked with axe, and must fit into the window; what
 * was wrong with any is told when it is closed.
 */
final class ChromiumSurfer implements Surfer {

  private static final NodeScripts NODE = new NodeScripts("browser");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  ChromiumSurfer(String base, Look look) {
    try {
      NODE.install("axe-core");
      process =
          new ProcessBuilder("node", "surf.mjs", base, look.scheme, String.valueOf(look.width))
              .directory(NODE.directory().toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  private String ask(Object... command) {
    try {
      commands.write(JSON.writeValueAsString(List.of(command)) + "\n");
      commands.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError("the browser is gone after " + List.of(command));
      }
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw new AssertionError(List.of(command) + ": " + answer.get("error").asString());
      }
      return answer.path("value").asString("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void open(String path) {
    String _ = ask("open", path);
  }

  @Override
  public void fill(String label, String text) {
    String _ = ask("fill", label, text);
  }

  @Override
  public String value(String label) {
    return ask("value", label);
  }

  @Override
  public void choose(String label, boolean ticked) {
    String _ = ask("choose", label, ticked);
  }

  @Override
  public void press(String button) {
    String _ = ask("press", button);
  }

  @Override
  public void press(String button, String item) {
    String _ = ask("pressIn", button, item);
  }

  @Override
  public void follow(String link) {
    String _ = ask("follow", link);
  }

  @Override
  public void back() {
    String _ = ask("back");
  }

  @Override
  public void newTab() {
    String _ = ask("newTab");
  }

  @Override
  public void goToTab(int number) {
    String _ = ask("goToTab", number);
  }

  @Override
  public String heading() {
    return ask("heading");
  }

  @Override
  public String text() {
    return ask("text");
  }

  @Override
  public String location() {
    return ask("location");
  }

  @Override
  public void close() {
    String wrong = ask("close");
    process.destroy();
    assertEquals("", wrong);
  }
}
