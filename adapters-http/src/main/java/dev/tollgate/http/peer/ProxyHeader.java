package dev.tollgate.http.peer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;

/**
 * Takes the header of the PROXY protocol, version 2, off the beginning of a connection, and notes
 * whom it names. A connection that does not begin with one is closed without an answer.
 */
public final class ProxyHeader extends ChannelInboundHandlerAdapter {

  private ProxyHeader() {}

  /** Expects the header on a connection before anything reads from it, if the settings say so. */
  public static void expectOn(Channel connection, ProxySettings settings) {
    if (!settings.proxyProtocol()) {
      return;
    }
    if (settings.isTrusted(Peer.connected(connection))) {
      var _ =
          connection
              .pipeline()
              .addFirst("proxy-header", new ProxyHeader())
              .addFirst("proxy-header-decoder", new HAProxyMessageDecoder());
    } else {
      var _ = connection.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!(message instanceof HAProxyMessage header)) {
      super.channelRead(context, message);
      return;
    }
    try {
      if (header.protocolVersion() != HAProxyProtocolVersion.V2) {
        var _ = context.close();
      } else if (header.command() == HAProxyCommand.PROXY) {
        Peer.name(context.channel(), header.sourceAddress());
      }
    } finally {
      boolean _ = header.release();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    if (cause.getCause() instanceof HAProxyProtocolException
        || cause instanceof HAProxyProtocolException) {
      var _ = context.close();
    } else {
      super.exceptionCaught(context, cause);
    }
  }
}
