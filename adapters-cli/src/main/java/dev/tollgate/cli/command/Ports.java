package dev.tollgate.cli.command;

import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.port.CommonPasswords;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.Json;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.ServerProbe;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Schema;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What commands need of other adapters; each is asked for when a command uses it, and not before.
 *
 * @param schemas looks at the tables of a store; empty where a store does not say
 * @param backups writes a copy of a store that may be in use
 * @param verifiers makes what verifies tokens by the keys of a store
 * @param keyMakers makes what makes keys for a store, with its master key, which must fit the keys
 *     that are there
 * @param contracts those that the server serves, whose rules decide whether a token is live
 */
public record Ports(
    StoreOpener stores,
    Function<StoreOptions, Optional<Schema>> schemas,
    BiConsumer<StoreOptions, OutputStream> backups,
    Function<Keys, TokenVerifier> verifiers,
    BiFunction<StoreOptions, Keys, KeyMaker> keyMakers,
    ClientKeySets keySets,
    Supplier<PasswordHasher> passwordHasher,
    Supplier<CommonPasswords> commonPasswords,
    Json json,
    Supplier<ServedContracts> contracts,
    SettingCatalog settings,
    ErrorCatalog errors,
    RecentReplies replies,
    Rehearsals rehearsals,
    WordingLearner learner,
    ServerProbe probe) {}
