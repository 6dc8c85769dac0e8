package dev.tollgate.http;

import dev.tollgate.domain.Client;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries what use cases prove about the sender of a request to the code that words the answer. */
public final class Caller {

  private static final ScopedValue<Consumer<Client>> LISTENER = ScopedValue.newInstance();

  private Caller() {}

  /** Says that the request which this thread answers was proved to come from a client. */
  public static void proved(Client client) {
    if (LISTENER.isBound()) {
      LISTENER.get().accept(client);
    }
  }

  /** Does a piece of work; the listener is told which client it proves. */
  static <T> T hear(Consumer<Client> listener, Supplier<T> work) {
    return ScopedValue.where(LISTENER, listener).<T, RuntimeException>call(work::get);
  }
}
