package dev.tollgate.application.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store put together from ports; what it lacks, it leaves to another store. */
public final class ComposedStorage implements Storage {

  private final Optional<Storage> below;
  private final Map<Class<?>, Object> ports;
  private final Runnable close;

  private ComposedStorage(Optional<Storage> below, Map<Class<?>, Object> ports, Runnable close) {
    this.below = below;
    this.ports = ports;
    this.close = close;
  }

  /** A store that consists of the ports it is given; {@code close} runs when it is closed. */
  public static ComposedStorage closing(Runnable close) {
    return new ComposedStorage(Optional.empty(), Map.of(), close);
  }

  /** A store with the ports of another one, which it closes. */
  public static ComposedStorage over(Storage below) {
    return over(below, below::close);
  }

  /** A store with the ports of another one; {@code close} runs when it is closed. */
  public static ComposedStorage over(Storage below, Runnable close) {
    return new ComposedStorage(Optional.of(below), Map.of(), close);
  }

  /** The same store with this port. */
  public <P> ComposedStorage with(Class<P> type, P port) {
    Map<Class<?>, Object> more = new HashMap<>(ports);
    more.put(type, port);
    return new ComposedStorage(below, more, close);
  }

  @Override
  public <P> P port(Class<P> type) {
    return Optional.ofNullable(ports.get(type))
        .<P>map(type::cast)
        .or(() -> below.map(store -> store.port(type)))
        .orElseThrow(() -> new IllegalStateException("the store has no " + type.getSimpleName()));
  }

  @Override
  public void close() {
    close.run();
  }
}
