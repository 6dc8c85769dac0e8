package dev.tollgate.http.express;

import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.List;

/** Compresses what the framework would compress, to the same bytes. */
@Singleton
final class Compression {

  private final HttpCompressionStrategy strategy;

  Compression(HttpCompressionStrategy strategy) {
    this.strategy = strategy;
  }

  /**
   * The messages of an answer: itself, or its head and its body in a content coding.
   *
   * @param accepted what the caller says about codings
   */
  List<Object> of(FullHttpResponse answer, List<String> accepted) {
    if (accepted.isEmpty() || !strategy.isEnabled() || !strategy.shouldCompress(answer)) {
      return List.of(answer);
    }
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, accepted);
    var channel = new EmbeddedChannel(compressor());
    try {
      boolean _ = channel.writeInbound(request);
      boolean _ = channel.writeOutbound(answer);
      ReferenceCountUtil.release(channel.readInbound());
      return channel.outboundMessages().stream().map(ReferenceCountUtil::retain).toList();
    } finally {
      boolean _ = channel.finishAndReleaseAll();
    }
  }

  private HttpContentCompressor compressor() {
    var gzip = StandardCompressionOptions.gzip();
    var deflate = StandardCompressionOptions.deflate();
    return new HttpContentCompressor(
        StandardCompressionOptions.gzip(
            strategy.getCompressionLevel(), gzip.windowBits(), gzip.memLevel()),
        StandardCompressionOptions.deflate(
            strategy.getCompressionLevel(), deflate.windowBits(), deflate.memLevel()),
        StandardCompressionOptions.snappy());
  }
}
