package dev.tollgate.http.wire;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of requests that have arrived in part, over all connections: a share of the heap. */
final class ArrivingBytes {

  private static final int SHARE = 8;

  private final long limit;
  private final AtomicLong held = new AtomicLong();

  ArrivingBytes(long limit) {
    this.limit = limit;
  }

  /** As many as a heap of this size, in bytes, has room for. */
  static ArrivingBytes ofHeap(long heap) {
    return new ArrivingBytes(heap / SHARE);
  }

  /** Counts a change of what one connection holds; false if all of them hold too much now. */
  boolean change(long bytes) {
    return held.addAndGet(bytes) <= limit;
  }
}
