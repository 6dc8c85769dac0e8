package dev.tollgate.http.exchange;

/** A file that holds no exchanges; the message says where and why, without what is in it. */
public final class NotReadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotReadable(String message) {
    super(message);
  }
}
