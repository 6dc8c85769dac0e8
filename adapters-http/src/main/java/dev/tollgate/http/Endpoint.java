package dev.tollgate.http;

import dev.tollgate.http.wire.Request;
import java.util.Set;

/**
 * An endpoint as a plain function. Folders list those that are asked most often, so that the
 * express lane calls them without the framework.
 */
public interface Endpoint {

  /** The one method that it answers; {@code GET} stands for {@code HEAD} as well. */
  String method();

  /** The paths that it answers. */
  Set<String> paths();

  /** The same reply whichever part of the server received the request; may wait for the store. */
  Reply answer(Request request);
}
