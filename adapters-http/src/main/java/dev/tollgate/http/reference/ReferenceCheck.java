package dev.tollgate.http.reference;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the layers of a contract against its {@code errors.yaml}: each name that a switch returns
 * is an entry of that layer and shows the facts that come with it, and each entry is returned.
 */
final class ReferenceCheck {

  private final ErrorReference reference;
  private final Map<String, NamedError> errors;
  private final Set<String> returned = new TreeSet<>();

  private ReferenceCheck(ErrorReference reference) {
    this.reference = reference;
    this.errors =
        reference.errors().stream()
            .collect(
                Collectors.toMap(
                    error -> error.entry().name(), Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /**
   * Asks each layer about samples of everything that it can meet.
   *
   * @throws InvalidReference at the first mistake
   */
  static void check(ErrorReference reference, Collection<? extends Layer> layers) {
    ReferenceCheck check = new ReferenceCheck(reference);
    layers.forEach(check::check);
    for (String name : check.errors.keySet()) {
      if (!check.returned.contains(name)) {
        throw check.wrong(name, "no layer returns it");
      }
    }
  }

  private void check(Layer layer) {
    for (Object fault : Leaves.samplesOf(Fault.class)) {
      check(layer, Fault.class, fault, layer.fail((Fault) fault));
    }
    for (Method refuse : refusing(layer)) {
      Class<?> type = refuse.getParameterTypes()[0];
      for (Object refusal : Leaves.samplesOf(type)) {
        check(layer, type, refusal, ask(layer, refuse, refusal));
      }
    }
  }

  private static List<Method> refusing(Layer layer) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> type = layer.getClass(); type != Layer.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("refuse")
            && method.getParameterCount() == 1
            && !method.isSynthetic()) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  private static Reply ask(Layer layer, Method refuse, Object refusal) {
    try {
      refuse.setAccessible(true);
      return (Reply) refuse.invoke(layer, refusal);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(layer.name() + " cannot answer " + refusal, e);
    }
  }

  private void check(Layer layer, Class<?> type, Object leaf, Reply reply) {
    if (!(reply
        instanceof Reply.Named(Layer _, String name, Map<String, Object> facts, var _, var _))) {
      throw new IllegalStateException(layer.name() + " answers " + leaf + " with a success");
    }
    String of = type.getSimpleName() + "." + leaf.getClass().getSimpleName();
    NamedError error = errors.get(name);
    if (error == null) {
      throw wrong(
          name, "there is no such entry, but layer " + layer.name() + " returns it for " + of);
    }
    if (!error.entry().layer().equals(layer.name())) {
      throw wrong(
          name,
          "it belongs to layer " + error.entry().layer() + ", but " + layer.name() + " returns it");
    }
    if (!error.of().equals(of)) {
      throw wrong(name, "it says that it is of " + error.of() + ", but is returned for " + of);
    }
    Set<String> given = new TreeSet<>(facts.keySet());
    if (!given.equals(error.needs())) {
      throw wrong(
          name,
          "its placeholders are " + error.needs() + ", but the facts of " + of + " are " + given);
    }
    ReferenceFile.problem(error, facts)
        .ifPresent(
            problem -> {
              throw wrong(name, problem);
            });
    boolean _ = returned.add(name);
  }

  private InvalidReference wrong(String entry, String fault) {
    return new InvalidReference(reference.contract(), entry, fault);
  }
}
