package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A store whose every verb can be made to fail for a while. */
final class Outage implements Storage {

  static final Set<Class<?>> PORTS =
      Arrays.stream(Storage.class.getMethods())
          .map(Method::getReturnType)
          .filter(Class::isInterface)
          .collect(Collectors.toUnmodifiableSet());

  private final Storage storage;
  private final AtomicReference<Optional<Failure>> failure =
      new AtomicReference<>(Optional.empty());

  Outage(Storage storage) {
    this.storage = storage;
  }

  private record Failure(Set<Class<?>> ports, Supplier<RuntimeException> cause) {}

  /** What {@code act} answers while every verb of the store ends in a failure. */
  <T> T during(Supplier<RuntimeException> cause, Supplier<T> act) {
    return during(PORTS, cause, act);
  }

  /** What {@code act} answers while every verb of some ports ends in a failure. */
  <T> T during(Set<Class<?>> ports, Supplier<RuntimeException> cause, Supplier<T> act) {
    failure.set(Optional.of(new Failure(ports, cause)));
    try {
      return act.get();
    } finally {
      failure.set(Optional.empty());
    }
  }

  private <P> P failing(Class<P> port, P working) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, args) -> {
              Optional<Failure> now = failure.get().filter(f -> f.ports().contains(port));
              if (now.isPresent()) {
                throw now.get().cause().get();
              }
              try {
                return method.invoke(working, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Enterprises enterprises() {
    return failing(Enterprises.class, storage.enterprises());
  }

  @Override
  public Companies companies() {
    return failing(Companies.class, storage.companies());
  }

  @Override
  public Clients clients() {
    return failing(Clients.class, storage.clients());
  }

  @Override
  public Scopes scopes() {
    return failing(Scopes.class, storage.scopes());
  }

  @Override
  public Tokens tokens() {
    return failing(Tokens.class, storage.tokens());
  }

  @Override
  public ClientTokens clientTokens() {
    return failing(ClientTokens.class, storage.clientTokens());
  }

  @Override
  public Documents documents() {
    return failing(Documents.class, storage.documents());
  }

  @Override
  public Keys keys() {
    return failing(Keys.class, storage.keys());
  }

  @Override
  public void close() {
    storage.close();
  }
}
