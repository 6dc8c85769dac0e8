package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.persistence.jdbc.socket.Link.Frame;
import dev.tollgate.persistence.jdbc.socket.Link.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection, one after the other. */
final class Connection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private static final long BEAT_MILLIS = 300;
  private static final byte[] NOTHING = {};

  private final Link link;
  private final Function<Class<?>, Object> ports;
  private final ExecutorService workers;
  private final Map<Integer, AutoCloseable> handles = new ConcurrentHashMap<>();
  private final AtomicInteger lastHandle = new AtomicInteger();
  private volatile boolean leaving;

  Connection(Link link, Function<Class<?>, Object> ports, ExecutorService workers) {
    this.link = link;
    this.ports = ports;
    this.workers = workers;
  }

  /** Serves until either end leaves, or the other one sends what is no request. */
  void serve() {
    try {
      for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
        if (next.get().kind() != Kind.REQUEST) {
          return;
        }
        Frame answer = work(next.get());
        link.send(answer.kind(), answer.body());
      }
      link.send(Kind.GOODBYE, NOTHING);
    } catch (EOFException e) {
      LOG.debug("A connection to the store was closed.", e);
    } catch (IOException | ExecutionException e) {
      LOG.debug("A connection to the store was given up.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      handles.values().forEach(Connection::end);
    }
  }

  private Optional<Frame> next() throws IOException {
    return link.receive(() -> leaving && handles.isEmpty());
  }

  private static void end(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      LOG.warn("What a command left open in the store could not be closed.", e);
    }
  }

  /** Tells the other end from time to time that it need not give up. */
  private Frame work(Frame request) throws IOException, InterruptedException, ExecutionException {
    Future<Frame> answer = workers.submit(() -> answer(new Input(request.body())));
    while (true) {
      try {
        return answer.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        link.send(Kind.WORKING, NOTHING);
      }
    }
  }

  /** Throws what reading throws if this is no request; the connection ends then. */
  private Frame answer(Input in) {
    int handle = in.readInt();
    Class<?> port =
        Verb.port(in.readText())
            .orElseThrow(() -> new IllegalArgumentException("there is no such port"));
    Optional<Verb> verb = Verb.find(port, in.readText(), in.readInt());
    if (verb.isEmpty()) {
      return new Frame(Kind.OTHER_VERSION, NOTHING);
    }
    Occasion occasion = (Occasion) Verb.OCCASION.read(in);
    List<Object> arguments = verb.get().readArguments(in);
    return occasion.run(() -> call(verb.get(), handle, port, arguments));
  }

  private Frame call(Verb verb, int handle, Class<?> port, List<Object> arguments) {
    Output out = new Output();
    try {
      Object result = verb.invoke(handle == 0 ? ports.apply(port) : find(handle), arguments);
      if (handle != 0 && verb.method().getName().equals("close")) {
        AutoCloseable _ = handles.remove(handle);
      }
      if (verb.returnsHandle()) {
        int next = lastHandle.incrementAndGet();
        AutoCloseable _ = handles.put(next, (AutoCloseable) result);
        Output _ = out.put(next);
      }
      verb.result().ifPresent(form -> form.write(out, result));
      return new Frame(Kind.RESULT, out.toByteArray());
    } catch (RuntimeException | Error e) {
      Output failure = new Output();
      Forms.of(Failure.class).write(failure, Failure.of(e));
      return new Frame(Kind.FAILURE, failure.toByteArray());
    }
  }

  private Object find(int handle) {
    return Optional.ofNullable(handles.get(handle))
        .orElseThrow(() -> new IllegalStateException("it is closed"));
  }

  /** Ends the connection as soon as nothing is under way and no handle is open. */
  void leave() {
    leaving = true;
    link.wake();
  }

  @Override
  public void close() {
    link.close();
  }
}
