package dev.tollgate.bootstrap;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Collects the whole heap when it has outgrown what is in use. The serial collector, which takes
 * the least memory, would let it grow to its limit first.
 */
final class HeapKeeper {

  private static final String SERIAL = "MarkSweepCompact";
  private static final long PAUSE_NANOS = 1_000_000_000L;

  /** In bytes; what a server needs anyway. */
  static final long ALWAYS_ALLOWED = 104L << 20;

  /** In bytes; about what the young generation takes. */
  static final long YOUNG = 48L << 20;

  private final LongSupplier size;
  private final LongSupplier used;
  private final Runnable collection;
  private long allowed = ALWAYS_ALLOWED;

  /**
   * Watches a heap.
   *
   * @param size how many bytes it takes of the machine
   * @param used how many of them objects take
   */
  HeapKeeper(LongSupplier size, LongSupplier used, Runnable collection) {
    this.size = size;
    this.used = used;
    this.collection = collection;
  }

  /** Watches the heap of this process for as long as it runs, if its collector is Serial. */
  static void start() {
    Runtime runtime = Runtime.getRuntime();
    HeapKeeper keeper =
        new HeapKeeper(
            runtime::totalMemory, () -> runtime.totalMemory() - runtime.freeMemory(), runtime::gc);
    Thread _ = Thread.ofPlatform().daemon().name("heap").start(keeper::run);
  }

  private void run() {
    LockSupport.parkNanos(PAUSE_NANOS);
    boolean isSerial =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .anyMatch(collector -> collector.getName().equals(SERIAL));
    while (isSerial) {
      LockSupport.parkNanos(PAUSE_NANOS);
      look();
    }
  }

  /** The more is in use, the more it may grow, so that collections stay rare. */
  void look() {
    if (size.getAsLong() > allowed) {
      collection.run();
      allowed = Math.max(ALWAYS_ALLOWED, YOUNG + used.getAsLong() * 5 / 4);
    }
  }
}
