package dev.tollgate.bootstrap;

import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.MasterKeyMismatch;
import dev.tollgate.http.jwt.SealedKeyMaker;
import dev.tollgate.http.jwt.SigningKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the key that encrypts signing keys: in a variable, or in the data directory. */
final class MasterKeys {

  static final String VARIABLE = "TOLLGATE_MASTER_KEY";

  private MasterKeys() {}

  static Optional<String> given(Map<String, String> environment) {
    return Secrets.of(VARIABLE, environment);
  }

  /**
   * The key for a server; the first server on an empty store may create one.
   *
   * @throws StorageMisconfigured if the key is missing although the store has signing keys
   */
  static MasterKey ofServer(DataDirectory directory, Keys keys, Map<String, String> environment) {
    return keys.all().isEmpty()
        ? directory.masterKey(given(environment))
        : directory.existingMasterKey(given(environment));
  }

  /**
   * Creates signing keys for the servers on a store.
   *
   * @throws StorageMisconfigured if there is no master key, or the store was encrypted with another
   */
  static KeyMaker maker(
      StoreOptions options, Keys keys, Clock clock, Map<String, String> environment) {
    MasterKey master = new DataDirectory(options.data()).existingMasterKey(given(environment));
    try {
      new SigningKeys(keys, master, clock, System::nanoTime).prepare(List.of());
      return new SealedKeyMaker(master);
    } catch (MasterKeyMismatch e) {
      throw mismatch(e);
    }
  }

  static StorageMisconfigured mismatch(MasterKeyMismatch cause) {
    return new StorageMisconfigured(
        "The master key does not fit the signing keys of this store. Give the one that they were"
            + " made with, in TOLLGATE_MASTER_KEY or as master.key in the data directory.",
        cause);
  }
}
