package dev.tollgate.application.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that the tests of a contract open, take away and bring back. */
@ExtendWith(BrokenRule.class)
public abstract class StorageFixture implements StorageUnderTest {

  private static final Set<Class<?>> DECLARED = ConcurrentHashMap.newKeySet();

  private final List<Storage> opened = new ArrayList<>();
  private Storage storage;
  private Optional<Storage> second = Optional.empty();
  private boolean onlyClosed;
  private boolean aboutFailure;

  /** Opens the store of this test, which is empty at first: each call is one more way into it. */
  protected abstract Storage open();

  /**
   * What {@link StorageProvider#schema} reports about this store; empty if the provider does not
   * override it.
   */
  protected abstract Optional<Schema> schema();

  /** The directory with the files of this store; empty if it keeps none on this machine. */
  protected abstract Optional<Path> directory();

  /**
   * Takes the store away, so that no way into it works. For a store that cannot be lost, such as
   * one in memory, calls {@link #cannotBeStopped}.
   */
  protected abstract void stop(Storage running);

  /**
   * Declares that this store cannot be taken away, and closes it instead. The tests of failures
   * then only show that a closed store is not used, which is printed.
   */
  protected final void cannotBeStopped(Storage running) {
    onlyClosed = true;
    if (DECLARED.add(getClass())) {
      System.out.println(
          getClass().getName()
              + ": this store cannot be stopped, so the tests of failures only close it.");
    }
    running.close();
  }

  /** Brings the store back, with what was in it; answers with how to reach it now. */
  protected Storage restart(Storage stopped) {
    return opened();
  }

  /** Makes the store hang in the middle of everything, where it can do that. */
  protected void freeze(Storage running) {
    stop(running);
  }

  /** Lets a store that hangs go on; answers with how to reach it now. */
  protected Storage thaw(Storage frozen) {
    return restart(frozen);
  }

  /**
   * Whether this test takes the store away and waits for its verbs to fail. In the others, a store
   * may be more patient, so that they do not fail on a slow machine.
   */
  protected final boolean isAboutFailure() {
    return aboutFailure;
  }

  @BeforeEach
  final void openTheStore(TestInfo test) {
    aboutFailure =
        test.getTestMethod()
            .filter(it -> it.getDeclaringClass() == FailureContract.class)
            .isPresent();
    storage = opened();
  }

  private Storage opened() {
    Storage another = open();
    opened.add(another);
    return another;
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(Storage::close);
  }

  @Override
  public final Storage storage() {
    return storage;
  }

  @Override
  public final Storage second() {
    if (second.isEmpty()) {
      second = Optional.of(opened());
    }
    return second.get();
  }

  @Override
  public final Optional<Schema> reportedSchema() {
    return schema();
  }

  @Override
  public final Optional<Path> directoryOfFiles() {
    return directory();
  }

  @Override
  public final boolean isOnlyClosed() {
    return onlyClosed;
  }

  @Override
  public final void stopStorage() {
    stop(storage);
  }

  @Override
  public final void restartStorage() {
    storage = restart(storage);
  }

  @Override
  public final void freezeStorage() {
    freeze(storage);
  }

  @Override
  public final void thawStorage() {
    storage = thaw(storage);
  }
}
