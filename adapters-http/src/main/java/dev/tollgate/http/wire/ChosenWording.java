package dev.tollgate.http.wire;

/** In which wording a request is answered, which is known once its client is authenticated. */
public final class ChosenWording {

  private volatile String name = "";

  /**
   * Decides on the wording.
   *
   * @param decided the name of a contract, or of a version of it
   */
  public void decide(String decided) {
    name = decided;
  }

  /** Empty as long as nobody is known to be pinned to a version. */
  public String name() {
    return name;
  }
}
