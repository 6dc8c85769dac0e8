package dev.tollgate.application.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Learns how another server words its errors. */
public interface WordingLearner {

  /**
   * What recorded exchanges teach about a contract.
   *
   * @param files the directory with the contract files, one of which may derive the contract
   */
  Learned learn(String contract, Optional<Path> files, List<Recording> recordings);

  /**
   * A file of recorded exchanges.
   *
   * @param text exchanges as {@code docs/contracts.md} describes them, or an HTTP Archive
   */
  record Recording(String name, String text) {}

  /**
   * What was learned.
   *
   * @param file a contract file that reproduces the recorded errors
   * @param lessons one for each recorded exchange
   */
  record Learned(String file, List<Lesson> lessons) {

    public Learned {
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * What one exchange taught.
   *
   * @param recording the name of its file
   * @param error the error that it shows; empty if it could not be mapped
   * @param note why it could not be mapped, or what the contract file leaves out
   */
  record Lesson(String recording, String title, Optional<String> error, String note) {}
}
