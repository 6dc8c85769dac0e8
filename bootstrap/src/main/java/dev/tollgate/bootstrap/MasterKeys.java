package dev.tollgate.bootstrap;

import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.MasterKeyMismatch;
import dev.tollgate.http.jwt.SealedKeyMaker;
import dev.tollgate.http.jwt.SigningKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key that encrypts signing keys, as settings and data directory give it. */
final class MasterKeys {

  static final String VARIABLE = "TOLLGATE_MASTER_KEY";

  private MasterKeys() {}

  static Optional<String> given(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE)).filter(key -> !key.isEmpty());
  }

  /**
   * The key of a server on a store: the first server on it may make one.
   *
   * @throws StorageMisconfigured if there is none, and the store has keys that were made with one
   */
  static MasterKey ofServer(DataDirectory directory, Keys keys, Map<String, String> environment) {
    return keys.all().isEmpty()
        ? directory.masterKey(given(environment))
        : directory.existingMasterKey(given(environment));
  }

  /**
   * What makes signing keys for the servers on a store.
   *
   * @throws StorageMisconfigured if there is no master key, or not the one of the keys there
   */
  static KeyMaker maker(
      StoreOptions options, Keys keys, Clock clock, Map<String, String> environment) {
    MasterKey master = new DataDirectory(options.data()).existingMasterKey(given(environment));
    try {
      new SigningKeys(keys, master, clock, System::nanoTime).prepare(List.of());
      return new SealedKeyMaker(master);
    } catch (MasterKeyMismatch e) {
      throw misfit(e);
    }
  }

  static StorageMisconfigured misfit(MasterKeyMismatch cause) {
    return new StorageMisconfigured(
        "The master key does not fit the signing keys of this store. Give the one that they were"
            + " made with, in TOLLGATE_MASTER_KEY or as master.key in the data directory.",
        cause);
  }
}
