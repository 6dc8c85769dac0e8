package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReadOnlyStorageTest {

  private static final Set<String> READING =
      Set.of(
          "AllTokens.page",
          "Assertions.page",
          "AuditRecords.page",
          "AuthorizationCodes.find",
          "AuthorizationCodes.page",
          "ChangedClients.after",
          "ChangedClients.latest",
          "ClientTokens.page",
          "Clients.find",
          "Clients.findFresh",
          "Clients.page",
          "Companies.find",
          "Companies.findBySlug",
          "Companies.page",
          "Documents.page",
          "Enterprises.find",
          "Enterprises.page",
          "Grants.find",
          "Grants.live",
          "Grants.page",
          "Keys.all",
          "Keys.isTaken",
          "Keys.retired",
          "Leases.holder",
          "Projects.find",
          "Projects.findBySlug",
          "Projects.page",
          "Leases.now",
          "RefreshTokens.find",
          "RefreshTokens.findWithCode",
          "RefreshTokens.page",
          "Resources.all",
          "Revocations.after",
          "Revocations.latest",
          "Scopes.all",
          "Sessions.find",
          "Sessions.of",
          "Tokens.find",
          "Tokens.findByDigest",
          "Tokens.purgeable",
          "Users.find",
          "Users.findAdministrator",
          "Users.findByEmail",
          "Users.page");

  private final List<String> reached = new ArrayList<>();

  private <P> P fake(Class<P> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  /** Notes which verbs reach it. */
  private Storage store() {
    return store(
        (verb) -> {
          boolean _ = reached.add(verb.getDeclaringClass().getSimpleName() + "." + verb.getName());
          return nothing(verb.getReturnType());
        });
  }

  private Storage store(Function<Method, Object> answer) {
    return new Storage() {
      @Override
      public <P> P port(Class<P> type) {
        return fake(type, (_, verb, _) -> answer.apply(verb));
      }

      @Override
      public void close() {
        boolean _ = reached.add("close");
      }
    };
  }

  private static Object nothing(Class<?> type) {
    return switch (type.getName()) {
      case "boolean" -> false;
      case "int" -> 0;
      case "long" -> 0L;
      default -> null;
    };
  }

  private static boolean isRefused(Object port, Method verb) throws IllegalAccessException {
    Object[] arguments = new Object[verb.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = nothing(verb.getParameterTypes()[i]);
    }
    try {
      Object _ = verb.invoke(port, arguments);
      return false;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof StoreUnavailable;
    }
  }

  @Test
  void verbsThatReadReachTheStoreAndAllOthersAreAnOutage() throws Exception {
    Storage readOnly = ReadOnlyStorage.over(store());
    Set<String> let = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (Method method : Storage.class.getDeclaredMethods()) {
      if (!method.getReturnType().isInterface()) {
        continue;
      }
      for (Method verb : method.getReturnType().getDeclaredMethods()) {
        String name = method.getReturnType().getSimpleName() + "." + verb.getName();
        boolean _ = (isRefused(method.invoke(readOnly), verb) ? refused : let).add(name);
      }
    }

    assertTrue(let.remove("Tokens.probe"), "it asks for a token");
    assertEquals(READING, let);
    assertEquals(new TreeSet<>(READING), new TreeSet<>(reached));
    assertTrue(
        refused.contains("Tokens.add") && refused.contains("Assertions.spend"), "" + refused);
  }

  @Test
  void anOutageBelowStaysOne() {
    Storage down =
        store(
            _ -> {
              throw new StoreUnavailable("down", null);
            });

    Storage readOnly = ReadOnlyStorage.over(down);

    assertEquals(
        "down", assertThrows(StoreUnavailable.class, () -> readOnly.keys().all()).getMessage());
  }

  @Test
  void closingItClosesTheStoreBelow() {
    Storage readOnly = ReadOnlyStorage.over(store());

    readOnly.close();

    assertEquals(List.of("close"), reached);
  }
}
