package dev.tollgate.http.wire;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * Buffers of connections, all of them on the heap, so that what callers have not sent to its end or
 * not read yet is bounded by the heap. What is written goes out as it is: an answer that many
 * callers get is kept once, however slowly they read it.
 */
final class HeapBuffers extends AbstractByteBufAllocator {

  static final HeapBuffers ALL = new HeapBuffers();

  private HeapBuffers() {}

  @Override
  protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
    return new UnpooledHeapByteBuf(this, initialCapacity, maxCapacity);
  }

  @Override
  protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
    return newHeapBuffer(initialCapacity, maxCapacity);
  }

  @Override
  public ByteBuf ioBuffer() {
    return heapBuffer();
  }

  @Override
  public ByteBuf ioBuffer(int initialCapacity) {
    return heapBuffer(initialCapacity);
  }

  @Override
  public ByteBuf ioBuffer(int initialCapacity, int maxCapacity) {
    return heapBuffer(initialCapacity, maxCapacity);
  }

  /** A connection copies what it writes to such buffers if there are any. */
  @Override
  public boolean isDirectBufferPooled() {
    return false;
  }
}
