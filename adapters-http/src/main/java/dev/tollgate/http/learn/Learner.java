package dev.tollgate.http.learn;

import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.exchange.Exchange;
import dev.tollgate.http.exchange.HarFile;
import dev.tollgate.http.exchange.HttpFile;
import dev.tollgate.http.exchange.NotReadable;
import dev.tollgate.http.exchange.ReceivedReply;
import dev.tollgate.http.probe.ProbeFile;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Learns from recorded exchanges how another server words its errors. What it learns is checked
 * like any contract file, and compared with the recording.
 */
public final class Learner implements WordingLearner {

  @Override
  public Learned learn(String contract, Optional<Path> files, List<Recording> recordings) {
    Lessons lessons = new Lessons(contract, Folders.onClassPath().with(new ContractFiles(files)));
    for (Recording recording : recordings) {
      try {
        List<Exchange> exchanges =
            recording.text().stripLeading().startsWith("{")
                ? HarFile.parse(recording.text())
                : HttpFile.parse(recording.text());
        exchanges.forEach(exchange -> lessons.learn(recording.name(), exchange));
      } catch (NotReadable e) {
        lessons.note(recording.name(), "", e.getMessage());
      }
    }
    return new Learned(lessons.file(), lessons.all);
  }

  /** What was learned so far. */
  private static final class Lessons {

    private final String contract;
    private final Folders folders;
    private final ErrorReference base;
    private final Recognition recognition;
    private final List<Lesson> all = new ArrayList<>();
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<String, Object> errors = new LinkedHashMap<>();
    private final Map<String, ReceivedReply> learned = new LinkedHashMap<>();

    private Lessons(String contract, Folders folders) {
      this.contract = contract;
      this.folders = folders;
      this.base = folders.unchanged(contract);
      this.recognition = new Recognition(base, ProbeFile.of(folders, contract));
    }

    private void note(String recording, String title, String note) {
      all.add(new Lesson(recording, title, Optional.empty(), note));
    }

    private void learn(String recording, Exchange exchange) {
      String title = exchange.title();
      if (exchange.reply().isEmpty()) {
        note(recording, title, "no reply is recorded");
        return;
      }
      all.add(
          recognition
              .of(exchange)
              .fold(
                  error -> learn(recording, exchange, error),
                  why -> new Lesson(recording, title, Optional.empty(), why)));
    }

    private Lesson learn(String recording, Exchange exchange, NamedError error) {
      ReceivedReply reply = exchange.reply().orElseThrow();
      String name = error.entry().name();
      RecordedWording wording = RecordedWording.of(error, exchange.request(), reply);
      Map<String, Map<String, String>> changedRows = new LinkedHashMap<>();
      rows.forEach((list, kinds) -> changedRows.put(list, new LinkedHashMap<>(kinds)));
      wording
          .rows()
          .forEach(
              (list, kinds) ->
                  kinds.forEach(
                      (kind, row) ->
                          changedRows
                              .computeIfAbsent(list, _ -> new LinkedHashMap<>())
                              .putIfAbsent(kind, row)));
      Map<String, Object> changedErrors = new LinkedHashMap<>();
      alike(error).forEach(each -> changedErrors.put(each, wording.members()));
      List<String> faults = new ArrayList<>();
      ErrorReference reference =
          folders.changed(
              contract, Map.of("lists", lists(changedRows), "errors", changedErrors), faults::add);
      wording
          .rows()
          .forEach(
              (list, kinds) -> {
                if (!changedRows.get(list).entrySet().containsAll(kinds.entrySet())) {
                  faults.add("another recording shows the list " + list + " in another way");
                }
              });
      if (faults.isEmpty()) {
        faults.addAll(reference.find(name).orElseThrow().differences(reply));
      }
      if (!faults.isEmpty()) {
        return new Lesson(recording, exchange.title(), Optional.empty(), faults.getFirst());
      }
      if (learned.containsKey(name) && !wording.members().equals(errors.get(name))) {
        return new Lesson(
            recording,
            exchange.title(),
            Optional.empty(),
            "the reply differs from that of another recording of "
                + name
                + ", or of an error that"
                + " must stay like it");
      }
      rows.putAll(changedRows);
      changedErrors.forEach(
          (each, members) -> {
            errors.put(each, members);
            learned.put(each, reply);
          });
      return new Lesson(
          recording,
          exchange.title(),
          Optional.of(name),
          wording.omitted().isEmpty() ? "" : "without " + String.join(", ", wording.omitted()));
    }

    /** The error itself, and those that must stay like it. */
    private List<String> alike(NamedError error) {
      return error
          .likeness()
          .map(
              likeness ->
                  base.errors().stream()
                      .filter(other -> other.likeness().equals(Optional.of(likeness)))
                      .map(other -> other.entry().name())
                      .toList())
          .orElseGet(() -> List.of(error.entry().name()));
    }

    private static Map<String, Object> lists(Map<String, Map<String, String>> rows) {
      Map<String, Object> lists = new LinkedHashMap<>();
      rows.forEach((list, kinds) -> lists.put(list, Map.of("rows", kinds)));
      return lists;
    }

    /** What the recordings change; errors that are worded like that already are left out. */
    private String file() {
      Map<String, Object> file = new LinkedHashMap<>();
      if (!rows.isEmpty()) {
        file.put("lists", lists(rows));
      }
      Map<String, Object> changed = new LinkedHashMap<>(errors);
      changed.values().removeIf(members -> ((Map<?, ?>) members).isEmpty());
      file.put("errors", changed);
      DumperOptions options = new DumperOptions();
      options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
      options.setWidth(WIDTH);
      options.setDereferenceAliases(true);
      return new Yaml(options).dump(file);
    }
  }

  private static final int WIDTH = 1000;
}
