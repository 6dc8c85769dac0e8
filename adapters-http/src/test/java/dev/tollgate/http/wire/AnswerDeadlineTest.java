package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AnswerDeadlineTest {

  /** Takes so many bytes of what is written whenever it is looked at. */
  private static final class Caller extends EmbeddedChannel {

    private int takes;

    private Caller() {
      super(new AnswerDeadline());
      freezeTime();
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer unsent) {
      if (takes > 0) {
        unsent.removeBytes(takes);
      }
    }

    private void takes(int bytes) {
      takes = bytes;
      unsafe().outboundBuffer().addFlush();
      doWrite(unsafe().outboundBuffer());
      takes = 0;
    }

    private void pass() {
      advanceTimeBy(AnswerDeadline.SECONDS, TimeUnit.SECONDS);
      runScheduledPendingTasks();
    }
  }

  private final Caller caller = new Caller();

  private void answer(int bytes) {
    ByteBuf answer = Unpooled.wrappedBuffer(new byte[bytes]);
    var _ = caller.writeAndFlush(answer);
    caller.runPendingTasks();
  }

  @Test
  void aCallerThatTakesNothingLosesItsConnection() {
    answer(1_000_000);
    boolean before = caller.isActive();
    caller.pass();

    assertTrue(before);
    assertFalse(caller.isActive());
  }

  @Test
  void aCallerThatTakesALittleKeepsIt() {
    answer(1_000_000);
    for (int i = 0; i < 10; i++) {
      caller.takes(1);
      caller.pass();
    }
    boolean reading = caller.isActive();
    caller.pass();

    assertTrue(reading);
    assertFalse(caller.isActive());
  }

  @Test
  void aCallerThatTakesAllKeepsIt() {
    answer(1_000_000);
    caller.takes(1_000_000);
    caller.pass();
    caller.pass();

    assertTrue(caller.isActive());
  }
}
