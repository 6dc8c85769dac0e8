package dev.tollgate.http.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Collects the answers of one connection for those observers that want them. */
final class Sending {

  private final List<SentObserver> observers;

  private String requestId = "";
  private final List<SentObserver> interested = new ArrayList<>();
  private HttpResponse head;
  private ByteArrayOutputStream body;

  Sending(Collection<? extends SentObserver> observers) {
    this.observers = List.copyOf(observers);
  }

  /** An answer begins; its header fields are complete. */
  void begin(String id, HttpResponse response) {
    if (observers.isEmpty()) {
      return;
    }
    interested.clear();
    for (SentObserver observer : observers) {
      if (observer.wants(id)) {
        interested.add(observer);
      }
    }
    if (!interested.isEmpty()) {
      requestId = id;
      head = response;
      body = new ByteArrayOutputStream();
    }
  }

  /** Part of the answer that has begun. */
  void add(Object message) {
    if (interested.isEmpty()) {
      return;
    }
    if (message instanceof HttpContent content) {
      body.writeBytes(ByteBufUtil.getBytes(content.content()));
    }
    if (message instanceof LastHttpContent) {
      int status = head.status().code();
      List<Map.Entry<String, String>> headers = List.copyOf(head.headers().entries());
      interested.forEach(it -> it.sent(requestId, status, headers, body.toByteArray()));
      interested.clear();
    }
  }
}
