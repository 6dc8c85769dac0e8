package dev.tollgate.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/** Header fields of every answer of a contract, also to requests that no filter has seen. */
public interface EveryAnswer {

  /** Sets them, unless the path is not of this contract. */
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response);
}
