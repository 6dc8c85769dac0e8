package dev.tollgate.http;

import dev.tollgate.http.wire.Request;

/**
 * An endpoint as a plain function. Folders list those that are asked most often, so that the
 * express lane calls them without the framework.
 */
public interface Endpoint {

  /** The one method that it answers; {@code GET} stands for {@code HEAD} as well. */
  String method();

  /** The one path that it answers. */
  String path();

  /** The same reply whichever part of the server received the request; may wait for the store. */
  Reply answer(Request request);
}
