package dev.tollgate.http.management;

/** Answers GET at one path of the management port and at the paths below it. */
@FunctionalInterface
public interface ManagementEndpoint {

  /**
   * May block; runs on a thread of its own.
   *
   * @param below the part of the path after the endpoint's own path and a slash, percent-decoded;
   *     empty for the path itself
   * @param accept the media types that the caller accepts; empty if it did not say
   */
  ManagementAnswer get(String below, String accept);
}
