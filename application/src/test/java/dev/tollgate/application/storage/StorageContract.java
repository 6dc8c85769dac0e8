package dev.tollgate.application.storage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every backend promises. The test of a backend extends this and says how to open its store; a
 * backend whose store can be stopped underneath also says how to stop it and bring it back.
 */
public abstract class StorageContract
    implements TenantsContract,
        ClientsContract,
        SecretsContract,
        RemovalContract,
        TokensContract,
        ClientTokensContract,
        AllTokensContract,
        PurgeContract,
        RevocationsContract,
        LeasesContract,
        ScopesContract,
        ResourcesContract,
        AssertionsContract,
        KeysContract,
        DocumentsContract,
        EditionsContract,
        SecondInstanceContract,
        FailureContract {

  private final List<Storage> opened = new ArrayList<>();
  private Storage storage;

  /** Opens the store of this test, which is empty at first: each call is one more way into it. */
  protected abstract Storage open();

  /** Makes the store stop answering. */
  protected void stop(Storage running) {
    running.close();
  }

  /** Brings the store back, with what was in it; answers with how to reach it now. */
  protected Storage restart(Storage stopped) {
    return another();
  }

  /** Makes the store hang in the middle of everything, where it can do that. */
  protected void freeze(Storage running) {
    stop(running);
  }

  /** Lets a store that hangs go on; answers with how to reach it now. */
  protected Storage thaw(Storage frozen) {
    return restart(frozen);
  }

  @BeforeEach
  final void openTheStore() {
    storage = another();
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
  public final Storage another() {
    Storage another = open();
    opened.add(another);
    return another;
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
