package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Makes every verb of a store's ports, including those of future ports, fail for a while in
 * requests. What a server reads in the background works, and is not counted.
 */
final class Outage {

  static final Set<Class<?>> PORTS =
      Arrays.stream(Storage.class.getMethods())
          .map(Method::getReturnType)
          .filter(Class::isInterface)
          .collect(Collectors.toUnmodifiableSet());

  private final Set<Class<?>> used = ConcurrentHashMap.newKeySet();
  private volatile Optional<Failure> failure = Optional.empty();
  private Optional<Plan> plan = Optional.empty();
  private int requests;

  private record Failure(Set<Class<?>> ports, Supplier<RuntimeException> cause) {}

  /** What a store throws that cannot be reached. */
  static RuntimeException storeIsDown() {
    return new StoreUnavailable("an outage", null);
  }

  /** What code throws that nobody expects to throw. */
  static RuntimeException serverHasABug() {
    return new IllegalStateException("a fault");
  }

  /** The store as those see it whom the outage concerns. */
  Storage of(Storage storage) {
    return proxy(
        Storage.class,
        (method, args) -> {
          Object answer = call(storage, method, args);
          Class<?> port =
              method.getName().equals("port") ? (Class<?>) args[0] : method.getReturnType();
          return PORTS.contains(port) ? failing(port, answer) : answer;
        });
  }

  private Object failing(Class<?> port, Object working) {
    return proxy(
        port,
        (method, args) -> {
          if (MDC.get("request_id") != null) {
            boolean _ = used.add(port);
            Optional<Failure> now = failure.filter(f -> f.ports().contains(port));
            if (now.isPresent()) {
              throw now.get().cause().get();
            }
          }
          return call(working, method, args);
        });
  }

  @FunctionalInterface
  private interface Call {
    Object to(Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> call.to(method, args)));
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What {@code act} answers while every verb of the store ends in a failure. */
  <T> T during(Supplier<RuntimeException> cause, Supplier<T> act) {
    return during(PORTS, cause, act);
  }

  /** What {@code act} answers while every verb of some ports ends in a failure. */
  <T> T during(Set<Class<?>> ports, Supplier<RuntimeException> cause, Supplier<T> act) {
    if (plan.isPresent()) {
      return act.get();
    }
    failure = Optional.of(new Failure(ports, cause));
    try {
      return act.get();
    } finally {
      failure = Optional.empty();
    }
  }

  /**
   * What {@code act} answers while a request waits for the store.
   *
   * @param waiting sends that request, which then fails with 503
   */
  <T> T whileOneWaits(Supplier<Reply> waiting, Supplier<T> act) {
    FutureTask<Reply> reply = new FutureTask<>(waiting::get);
    T answered =
        whileStoreWaits(
            () -> {
              Thread _ = Thread.ofVirtual().start(reply);
            },
            act);
    assertEquals(503, status(reply));
    return answered;
  }

  /**
   * What {@code act} answers while a request waits for the store whose caller has closed its
   * connection.
   *
   * @param asking sends that request
   */
  <T> T whileOneIsGone(Supplier<Socket> asking, Supplier<T> act) {
    AtomicReference<Socket> caller = new AtomicReference<>();
    return whileStoreWaits(
        () -> caller.set(asking.get()),
        () -> {
          try {
            caller.get().close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return act.get();
        });
  }

  private <T> T whileStoreWaits(Runnable asking, Supplier<T> act) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    return during(
        Set.of(Clients.class),
        () -> {
          Waiting.announce();
          begun.countDown();
          await(over);
          return storeIsDown();
        },
        () -> {
          asking.run();
          await(begun);
          try {
            return act.get();
          } finally {
            over.countDown();
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int status(FutureTask<Reply> reply) {
    try {
      return reply.get().status();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Ports that fail from the request with this number on; no other outage happens. */
  record Plan(int request, Set<Class<?>> ports) {
    static final Plan NOTHING_IS_AWAY = new Plan(0, Set.of());
  }

  /**
   * What came of it.
   *
   * @param requests how many there were
   * @param used the ports that the last one used
   */
  record Observed<T>(T answer, int requests, Set<Class<?>> used) {}

  <T> Observed<T> observe(Plan wanted, Supplier<T> act) {
    plan = Optional.of(wanted);
    requests = 0;
    used.clear();
    try {
      T answer = act.get();
      return new Observed<>(answer, requests, Set.copyOf(used));
    } finally {
      plan = Optional.empty();
      failure = Optional.empty();
    }
  }

  void requestBegins() {
    requests++;
    used.clear();
    if (plan.filter(it -> it.request() == requests).isPresent()) {
      failure =
          Optional.of(
              new Failure(plan.get().ports(), () -> new StoreUnavailable("an outage", null)));
    }
  }
}
