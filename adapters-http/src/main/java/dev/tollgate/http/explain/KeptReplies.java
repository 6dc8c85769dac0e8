package dev.tollgate.http.explain;

/**
 * Which replies a server keeps for its operators.
 *
 * @param most how many; 0 for none
 * @param successes whether replies are kept that are no errors
 */
public record KeptReplies(int most, boolean successes) {

  /** What a server keeps unless it is told otherwise. */
  public static final KeptReplies USUAL = ofErrors(10_000);

  /** The last errors, so many. */
  public static KeptReplies ofErrors(int most) {
    return new KeptReplies(most, false);
  }
}
