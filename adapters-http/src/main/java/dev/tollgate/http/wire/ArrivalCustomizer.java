package dev.tollgate.http.wire;

import dev.tollgate.http.Draining;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.peer.ProxyHeader;
import dev.tollgate.http.peer.ProxySettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Puts our handlers into every connection, right behind the HTTP decoder. */
@Singleton
final class ArrivalCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

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
        connections.admit(channel);
      }
      return new PerConnection(
          channel, connections, proxies, publicPath, derivations, requests, draining, observers);
    }

    @Override
    public void onStreamPipelineBuilt() {
      RequestStart start = new RequestStart();
      channel
          .pipeline()
          .addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "start", start)
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "requests",
              new RequestCounter(requests))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "arrival",
              new ArrivalHandler(start, publicPath, derivations, draining, observers))
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "deadline",
              new ArrivalDeadline());
      ProxyHeader.expectOn(channel, proxies);
    }
  }
}
