package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import io.micronaut.context.ApplicationContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every error contract against its reference: nothing missing, nothing superfluous, no byte
 * off.
 */
final class ErrorReferenceTest {

  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .singletons(new Issuer(() -> "https://auth.example.com"))
            .start();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  static Collection<Layer> layers() {
    return context.getBeansOfType(Layer.class);
  }

  static List<String> contracts() {
    return layers().stream().map(Layer::contract).distinct().toList();
  }

  @Test
  void theReferencesAreFoundOfAllContractsThatHaveLayers() {
    assertEquals(contracts().stream().sorted().toList(), ErrorReference.contracts());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyEntrySaysWhatItsLayerRenders(String contract) throws Exception {
    for (ErrorReference.Entry entry : ErrorReference.of(contract).entries()) {
      Layer layer = layer(contract, entry.layer());
      Class<?> type = switchedOver(layer).filter(isNamed(entry)).findFirst().orElseThrow();
      Class<?> leaf =
          leavesOf(type)
              .filter(candidate -> candidate.getSimpleName().equals(afterDot(entry.of())))
              .findFirst()
              .orElseThrow();

      for (Object sample : Samples.of(leaf, entry.given())) {
        Answer answer = render(layer, type, sample);

        assertEquals(entry.status(), answer.status(), entry.name());
        assertEquals(entry.headers(), new TreeMap<>(answer.headers()), entry.name());
        assertEquals(entry.body(), answer.body(), entry.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyLeafOfEveryLayerHasItsEntries(String contract) {
    Set<String> expected = new TreeSet<>();
    for (Layer layer : layers()) {
      if (layer.contract().equals(contract)) {
        switchedOver(layer)
            .forEach(
                type ->
                    leavesOf(type)
                        .flatMap(leaf -> Samples.variants(leaf).map(v -> leaf.getSimpleName() + v))
                        .forEach(
                            leaf ->
                                expected.add(
                                    layer.name() + " " + type.getSimpleName() + "." + leaf)));
      }
    }

    Set<String> documented = new TreeSet<>();
    for (ErrorReference.Entry entry : ErrorReference.of(contract).entries()) {
      Samples.variantsGiven(entry.given())
          .forEach(variant -> documented.add(entry.layer() + " " + entry.of() + variant));
    }

    assertEquals(expected, documented);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyEntryHasANameOfItsOwnAndWordsForPeople(String contract) {
    Set<String> names = new HashSet<>();

    for (ErrorReference.Entry entry : ErrorReference.of(contract).entries()) {
      assertTrue(names.add(entry.name()), entry.name());
      assertTrue(entry.cause().endsWith("."), entry.name());
      assertTrue(entry.advice().endsWith("."), entry.name());
      assertTrue(
          entry.code().stream().allMatch(code -> entry.body().contains('"' + code + '"')),
          entry.name());
    }

    assertFalse(names.isEmpty());
  }

  private static Layer layer(String contract, String name) {
    return layers().stream()
        .filter(layer -> layer.contract().equals(contract) && layer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(contract + " has no layer " + name));
  }

  private static java.util.function.Predicate<Class<?>> isNamed(ErrorReference.Entry entry) {
    String name = entry.of().substring(0, entry.of().indexOf('.'));
    return type -> type.getSimpleName().equals(name);
  }

  private static String afterDot(String of) {
    return of.substring(of.indexOf('.') + 1);
  }

  /** The sealed types that a layer answers: those of its refuse methods, and faults. */
  private static Stream<Class<?>> switchedOver(Layer layer) {
    return Stream.concat(
        Arrays.stream(layer.getClass().getDeclaredMethods())
            .filter(method -> method.getName().equals("refuse"))
            .map(method -> method.getParameterTypes()[0]),
        Stream.of(Fault.class));
  }

  private static Stream<Class<?>> leavesOf(Class<?> type) {
    List<Class<?>> leaves = new ArrayList<>();
    collect(type, leaves);
    return leaves.stream().distinct();
  }

  private static void collect(Class<?> type, List<Class<?>> leaves) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, leaves);
      }
    } else {
      leaves.add(type);
    }
  }

  private static Answer render(Layer layer, Class<?> type, Object leaf)
      throws ReflectiveOperationException {
    if (leaf instanceof Fault fault) {
      return layer.fail(fault);
    }
    Method refuse = layer.getClass().getDeclaredMethod("refuse", type);
    refuse.setAccessible(true);
    try {
      return (Answer) refuse.invoke(layer, leaf);
    } catch (InvocationTargetException e) {
      throw new AssertionError(layer.name() + " cannot render " + leaf, e.getCause());
    }
  }
}
