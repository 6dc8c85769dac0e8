package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.persistence.jdbc.socket.Link.Frame;
import dev.tollgate.persistence.jdbc.socket.Link.Kind;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/** The process at the other end of a connection, which has the store open. */
final class Peer implements AutoCloseable {

  /** The other process did not and will not work on a request; another one may. */
  static final class NotExecuted extends Exception {

    private static final long serialVersionUID = 1L;

    NotExecuted(Throwable cause) {
      super(cause);
    }
  }

  private final Link link;
  private final Duration patience;
  private boolean usable = true;

  /**
   * Talks over this channel.
   *
   * @param patience how long the other process may give no sign of life
   */
  Peer(SocketChannel channel, Duration patience) {
    this.patience = patience;
    try {
      this.link = new Link(channel);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static StoreUnavailable unavailable(IOException cause) {
    return new StoreUnavailable("the process that has the store open does not answer", cause);
  }

  /** Whether the connection can carry another request. */
  boolean isUsable() {
    return usable;
  }

  /**
   * Calls a verb of a port, or of a handle.
   *
   * @param handle 0 for the port itself
   * @return the result; the number of a handle if the verb returns one; null if it returns nothing
   * @throws NotExecuted if it was not called
   * @throws StoreUnavailable if it is not known whether it was called, and like the verb
   */
  Object call(Class<?> port, int handle, Verb verb, List<Object> arguments) throws NotExecuted {
    Output request =
        new Output().put(handle).put(port.getName()).put(verb.method().getName()).put(verb.print());
    Verb.OCCASION.write(request, Occasion.current());
    verb.writeArguments(request, arguments);
    usable = false;
    try {
      link.send(Kind.REQUEST, request.toByteArray());
    } catch (IOException e) {
      throw new NotExecuted(e);
    }
    return result(verb, answer());
  }

  private Frame answer() {
    try {
      Frame frame = link.receive(patience);
      while (frame.kind() == Kind.WORKING) {
        frame = link.receive(patience);
      }
      return frame;
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private Object result(Verb verb, Frame answer) throws NotExecuted {
    Input in = new Input(answer.body());
    switch (answer.kind()) {
      case RESULT -> {
        Object result =
            verb.returnsHandle()
                ? (Object) in.readInt()
                : verb.result().map(form -> form.read(in)).orElse(null);
        usable = true;
        return result;
      }
      case FAILURE -> {
        Failure failure = (Failure) Forms.of(Failure.class).read(in);
        usable = true;
        throw failure.asException();
      }
      case GOODBYE -> throw new NotExecuted(null);
      case OTHER_VERSION ->
          throw new StorageMisconfigured(
              "The data directory is in use by another version of Tollgate: use that one, or stop"
                  + " it.");
      case REQUEST, WORKING -> throw unavailable(new IOException("an answer is missing"));
    }
    throw new IllegalStateException("every kind was handled");
  }

  @Override
  public void close() {
    link.close();
  }
}
