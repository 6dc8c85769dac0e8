package dev.tollgate.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/**
 * Which answers are compressed anew for each caller: long texts. Those with a tag are the same for
 * everybody and bring their compressed form along.
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class Codings implements HttpCompressionStrategy {

  /** In bytes. */
  private static final int SHORT = 1_024;

  @Override
  public boolean shouldCompress(HttpResponse response) {
    HttpHeaders headers = response.headers();
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
    return type != null
        && HttpUtil.getContentLength(response, SHORT) >= SHORT
        && MediaType.isTextBased(type)
        && !headers.contains(HttpHeaderNames.ETAG);
  }

  /** Those of the framework. */
  @Override
  public int getMaxZstdEncodeSize() {
    return 32 << 20;
  }
}
