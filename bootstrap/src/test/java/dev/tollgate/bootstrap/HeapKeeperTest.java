package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HeapKeeperTest {

  private static final long MEGABYTE = 1L << 20;

  private long size;
  private long used;
  private int collections;
  private final HeapKeeper keeper = new HeapKeeper(() -> size, () -> used, () -> collections++);

  private int collectionsAt(long megabytes) {
    size = megabytes * MEGABYTE;
    collections = 0;
    keeper.look();
    return collections;
  }

  @Test
  void aHeapOfUsualSizeIsLeftAlone() {
    size = HeapKeeper.ALWAYS_ALLOWED;

    keeper.look();

    assertEquals(0, collections);
  }

  @Test
  void aHeapThatOutgrowsWhatIsInUseIsCollected() {
    used = 40 * MEGABYTE;

    assertEquals(1, collectionsAt(200));
    assertEquals(1, collectionsAt(200));
  }

  @Test
  void theMoreIsInUseTheMoreItMayGrow() {
    used = 200 * MEGABYTE;

    assertEquals(1, collectionsAt(300));
    assertEquals(0, collectionsAt(298));
    assertEquals(1, collectionsAt(299));
  }
}
