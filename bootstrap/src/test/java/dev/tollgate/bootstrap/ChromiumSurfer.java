package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A session of a real Chromium that all tests share. Each page that looks new is checked with axe,
 * and must fit into the window; what was wrong with any is told when the session is closed.
 */
final class ChromiumSurfer implements Surfer {

  private static final class Shared {
    static final Chromium CHROMIUM = new Chromium();
  }

  /** The browser and the program that leads it; both end when this process does. */
  private static final class Chromium {

    private static final NodeScripts NODE = new NodeScripts("browser");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer commands;
    private final BufferedReader answers;

    Chromium() {
      try {
        NODE.install("axe-core");
        Process process =
            new ProcessBuilder("node", "surf.mjs")
                .directory(NODE.directory().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    synchronized String ask(List<Object> command) {
      try {
        commands.write(JSON.writeValueAsString(command) + "\n");
        commands.flush();
        String line = answers.readLine();
        if (line == null) {
          throw new AssertionError("the browser is gone after " + command);
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("error")) {
          throw new AssertionError(command + ": " + answer.get("error").asString());
        }
        return answer.path("value").asString("");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final int session;

  ChromiumSurfer(String base, Look look) {
    session =
        Integer.parseInt(Shared.CHROMIUM.ask(List.of(-1, "begin", base, look.scheme, look.width)));
  }

  private String ask(Object... command) {
    List<Object> line = new ArrayList<>(List.of(session));
    line.addAll(List.of(command));
    return Shared.CHROMIUM.ask(line);
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
    assertEquals("", ask("close"));
  }
}
