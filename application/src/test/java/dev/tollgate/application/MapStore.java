package dev.tollgate.application;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A store in memory that tells which verbs were called, and can be taken down. */
public final class MapStore implements Storage {

  private final Storage memory = new Memory().open();
  private final List<String> calls = new ArrayList<>();
  private final Set<TokenId> added = new TreeSet<>(Comparator.comparing(TokenId::value));
  private final Set<Object> hidden = new HashSet<>();
  private String broken = "nothing";

  /** The verbs that were called since the last time this was asked, as {@code clients.find}. */
  public List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** From now on every verb that begins like this one throws. */
  public void breakDown(String verb) {
    broken = verb;
  }

  /** The store itself, which tells nothing and stays up. */
  public Storage unwatched() {
    return memory;
  }

  /** The tokens that are kept, those of deleted clients too. */
  public List<Token> keptTokens() {
    return added.stream().flatMap(id -> memory.tokens().find(id).stream()).toList();
  }

  /** From now on, nothing with this id is found, as if it had been removed meanwhile. */
  public void hide(Object id) {
    boolean _ = hidden.add(id);
  }

  /** Until when the assertions that were used are kept. */
  public List<Instant> spentUntil() {
    return memory.assertions().page("", Integer.MAX_VALUE).stream()
        .map(assertion -> assertion.expiresAt())
        .toList();
  }

  @Override
  public <P> P port(Class<P> type) {
    P port = memory.port(type);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, verb, arguments) -> {
              called(named(type, verb, arguments));
              if (arguments != null && arguments[0] instanceof Token token) {
                boolean _ = added.add(token.id());
              }
              if (verb.getName().equals("find") && hidden.contains(arguments[0])) {
                return Optional.empty();
              }
              try {
                return verb.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** With the number of things that a verb is about, where it is about several. */
  private static String named(Class<?> port, Method verb, Object[] arguments) {
    String name = port.getSimpleName();
    String call = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "." + verb.getName();
    if (port == Documents.class) {
      return call + " " + arguments[2] + " " + arguments[3];
    }
    return arguments != null && arguments[0] instanceof Collection<?> many
        ? call + " " + many.size()
        : call;
  }

  private void called(String verb) {
    calls.add(verb);
    if (verb.startsWith(broken)) {
      throw new StoreUnavailable("broken: " + verb, null);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
