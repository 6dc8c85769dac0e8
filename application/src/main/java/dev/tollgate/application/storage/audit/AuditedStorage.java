package dev.tollgate.application.storage.audit;

import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.PortProxies;
import dev.tollgate.application.storage.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Lets a store record what changes in it, in the same step as the change: who changed what, by the
 * {@link Occasion}, and when, by the store's own clock. Which verbs are recorded, and how, is in
 * {@link Descriptions}. Every backend wraps its ports in this.
 */
public final class AuditedStorage {

  /** Runs several verbs of a store in one step. */
  @FunctionalInterface
  public interface Transactions {

    /**
     * Runs these verbs, all of them or none. What they did is undone if they throw, or answer with
     * {@code false}.
     */
    Object together(Supplier<?> verbs);
  }

  private static final RandomGenerator RANDOM = new SecureRandom();

  private final Storage store;
  private final Transactions transactions;

  private AuditedStorage(Storage store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /** The same store, which records its changes; closing it closes the store. */
  public static Storage over(Storage store, Transactions transactions) {
    AuditedStorage audited = new AuditedStorage(store, transactions);
    ComposedStorage composed = ComposedStorage.over(store);
    for (Class<?> port : Descriptions.PORTS.keySet()) {
      composed = audited.with(composed, port);
    }
    return composed.with(
        Documents.class, new AuditedDocuments(store.documents(), audited::recording));
  }

  /** Records what a port changed that shares no transaction with the rest of its store. */
  public static void record(Storage rest, Draft draft) {
    Occasion occasion = Occasion.current();
    if (occasion.isRecorded()) {
      rest.auditRecords().add(List.of(occasion.record(draft, rest.leases().now(), RANDOM)));
    }
  }

  private <P> ComposedStorage with(ComposedStorage composed, Class<P> type) {
    P below = store.port(type);
    Map<String, Description> described = Descriptions.PORTS.get(type);
    Object port =
        Proxy.newProxyInstance(
            AuditedStorage.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, verb, arguments) -> {
              if (verb.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, verb, arguments);
              }
              Description description = described.get(verb.getName());
              return description == null
                  ? PortProxies.call(verb, below, arguments)
                  : recording(
                      () -> PortProxies.call(verb, below, arguments),
                      result -> description.of(store, arguments, result));
            });
    return composed.with(type, type.cast(port));
  }

  /** Makes a change and records it, or neither. */
  private Object recording(Supplier<?> change, Function<Object, List<Draft>> description) {
    Occasion occasion = Occasion.current();
    if (!occasion.isRecorded()) {
      return change.get();
    }
    return transactions.together(
        () -> {
          Object result = change.get();
          List<Draft> drafts = description.apply(result);
          if (!drafts.isEmpty()) {
            Instant now = store.leases().now();
            store
                .auditRecords()
                .add(drafts.stream().map(draft -> occasion.record(draft, now, RANDOM)).toList());
          }
          return result;
        });
  }
}
