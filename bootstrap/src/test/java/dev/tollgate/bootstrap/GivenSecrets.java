package dev.tollgate.bootstrap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The secrets, passwords, codes, cookies and tokens that tests got, to find them in texts. */
final class GivenSecrets {

  /** All that the tests of this process got, and what its servers logged. */
  static final GivenSecrets ALL = new GivenSecrets();

  /** What servers answer in confidence. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "(?:\"(?:access_token|refresh_token|id_token)\":\"|[?&]code=|-session=)([^\"&;\\s]{16,})");

  /** What a secret looks like to somebody who does not know it. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_~+/-]{16,}");

  private static final int SHOWN = 300;

  private final Set<String> words = ConcurrentHashMap.newKeySet();

  /** Secrets that consist of shorter words. */
  private final Set<String> phrases = ConcurrentHashMap.newKeySet();

  private volatile boolean ignoring;

  /** The lines in which words were logged. */
  private final Map<String, String> logged = new ConcurrentHashMap<>();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          log(
              event.getFormattedMessage()
                  + event.getMDCPropertyMap()
                  + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      };

  /** What was remembered, one in a line; what begins with a blank is a phrase. */
  void save(Path file) throws IOException {
    Path _ =
        Files.write(
            file,
            () ->
                Stream.<CharSequence>concat(
                        words.stream(), phrases.stream().map(phrase -> " " + phrase))
                    .iterator());
  }

  /** What was saved. */
  static GivenSecrets load(Path file) throws IOException {
    GivenSecrets saved = new GivenSecrets();
    for (String line : Files.readAllLines(file)) {
      boolean _ =
          line.startsWith(" ") ? saved.phrases.add(line.substring(1)) : saved.words.add(line);
    }
    return saved;
  }

  /** Looks at everything that is logged from now on. */
  void watch() {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    if (!root.isAttached(appender)) {
      appender.start();
      root.addAppender(appender);
    }
  }

  /** Looks at nothing any more: whoever gets millions of answers has no room for what they show. */
  void ignore() {
    boolean _ = ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(appender);
    ignoring = true;
  }

  /** A line of a log. */
  void log(String line) {
    WORD.matcher(line).results().forEach(word -> logged.putIfAbsent(word.group(), line));
    phrases.stream().filter(line::contains).forEach(phrase -> logged.putIfAbsent(phrase, line));
  }

  /** Remembers a secret, and returns it. */
  String keep(String secret) {
    remember(secret);
    return secret;
  }

  private void remember(String secret) {
    String[] parts = secret.split("\\.", -1);
    List<String> found =
        WORD.matcher(parts.length == 3 ? parts[1] + "." + parts[2] : secret)
            .results()
            .map(MatchResult::group)
            .toList();
    boolean _ = found.isEmpty() ? phrases.add(secret) : words.addAll(found);
  }

  /** Remembers what is secret of an answer. */
  void read(String answer) {
    if (ignoring) {
      return;
    }
    ANSWERED.matcher(answer).results().map(it -> it.group(1)).forEach(this::remember);
  }

  /** How many were remembered. */
  int size() {
    return words.size() + phrases.size();
  }

  /** The secrets that a text shows. */
  List<String> in(String text) {
    List<String> found =
        new ArrayList<>(
            WORD.matcher(text).results().map(MatchResult::group).filter(words::contains).toList());
    phrases.stream().filter(text::contains).forEach(found::add);
    return found;
  }

  /** The lines of the log that show a secret. */
  List<String> leaks() {
    return logged.entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()) || phrases.contains(entry.getKey()))
        .map(entry -> entry.getValue().substring(0, Math.min(SHOWN, entry.getValue().length())))
        .distinct()
        .toList();
  }
}
