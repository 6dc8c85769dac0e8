package dev.tollgate.http.wire;

import dev.tollgate.http.Draining;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.peer.Peer;
import dev.tollgate.http.peer.ProxyHeader;
import dev.tollgate.http.peer.ProxySettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Adds our handlers to every connection, right after the HTTP decoder. */
@Singleton
final class ArrivalCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  /** In bytes; answers that wait for a caller to read, beyond the one that it is reading. */
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(4_096, 8_192);

  /**
   * In bytes; answers that the operating system holds for a caller, which would be up to 4 MiB. In
   * each round trip, a caller gets as much at most.
   */
  private static final int SENT = 64 * 1_024;

  /** The sizes of a read in bytes: smallest, first and largest. */
  private static final AdaptiveRecvByteBufAllocator READ =
      new AdaptiveRecvByteBufAllocator(64, 2_048, 8_192);

  private final ProxySettings proxies;
  private final PublicPath publicPath;
  private final Derivations derivations;
  private final RequestLimit requests;
  private final Draining draining;
  private final List<SentObserver> observers;

  ArrivalCustomizer(
      Issuer issuer,
      ProxySettings proxies,
      Derivations derivations,
      RequestLimit requests,
      Draining draining,
      Collection<SentObserver> observers) {
    this.proxies = proxies;
    this.derivations = derivations;
    this.requests = requests;
    this.draining = draining;
    this.publicPath = new PublicPath(issuer.path());
    this.observers = List.copyOf(observers);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(
        new PerConnection(
            null,
            ConnectionLimit.ofHeap(Runtime.getRuntime().maxMemory()),
            ArrivingBytes.ofHeap(Runtime.getRuntime().maxMemory()),
            proxies,
            publicPath,
            derivations,
            requests,
            draining,
            observers));
    return registry;
  }

  private record PerConnection(
      Channel channel,
      ConnectionLimit connections,
      ArrivingBytes arriving,
      ProxySettings proxies,
      PublicPath publicPath,
      Derivations derivations,
      RequestLimit requests,
      Draining draining,
      List<SentObserver> observers)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.CONNECTION) {
        connections.admit(
            channel, Optional.of(Peer.of(channel)).filter(caller -> !proxies.isTrusted(caller)));
        boundMemory(channel.config());
      }
      return new PerConnection(
          channel,
          connections,
          arriving,
          proxies,
          publicPath,
          derivations,
          requests,
          draining,
          observers);
    }

    private static void boundMemory(ChannelConfig connection) {
      connection
          .setAllocator(HeapBuffers.ALL)
          .setRecvByteBufAllocator(READ)
          .setWriteBufferWaterMark(UNREAD);
      boolean _ = connection.setOption(ChannelOption.SO_SNDBUF, SENT);
    }

    @Override
    public void onStreamPipelineBuilt() {
      RequestStart start = new RequestStart(arriving);
      channel
          .pipeline()
          .addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "start", start)
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "pieces", new AnswerPieces())
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "requests",
              new PipelinedRequests(arriving))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "arrival",
              new ArrivalHandler(start, publicPath, derivations, requests, draining, observers))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "deadline",
              new ArrivalDeadline())
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "answer-deadline",
              new AnswerDeadline());
      ProxyHeader.expectOn(channel, proxies);
    }
  }
}
