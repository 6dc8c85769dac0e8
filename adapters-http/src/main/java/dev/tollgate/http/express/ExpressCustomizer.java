package dev.tollgate.http.express;

import dev.tollgate.http.contract.SettingValues;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts the express lane into every connection, in front of the framework. */
@Singleton
final class ExpressCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final SettingValues values;
  private final BeanProvider<ExpressLane> lane;
  private final BeanProvider<Compression> compression;

  ExpressCustomizer(
      SettingValues values, BeanProvider<ExpressLane> lane, BeanProvider<Compression> compression) {
    this.values = values;
    this.lane = lane;
    this.compression = compression;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    if (values.of(ExpressSettings.LANE)) {
      registry.register(new PerConnection(null, this));
    }
    return registry;
  }

  private record PerConnection(Channel channel, ExpressCustomizer parts)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new PerConnection(connection, parts);
    }

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
              "express",
              new ExpressHandler(
                  parts.lane.get(), parts.compression.get(), Thread::startVirtualThread));
    }
  }
}
