package dev.tollgate.persistence.jdbc.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Two loads measured in turns, so that what else the machine does burdens both. */
record BenchTurns(List<BenchLoad> first, List<BenchLoad> second) {

  /** The first turn of each is not counted; who begins changes from round to round. */
  static BenchTurns of(int rounds, Callable<BenchLoad> first, Callable<BenchLoad> second)
      throws Exception {
    BenchTurns turns = new BenchTurns(new ArrayList<>(), new ArrayList<>());
    BenchLoad _ = first.call();
    BenchLoad _ = second.call();
    for (int i = 0; i < rounds; i++) {
      if (i % 2 == 0) {
        turns.first.add(first.call());
        turns.second.add(second.call());
      } else {
        turns.second.add(second.call());
        turns.first.add(first.call());
      }
    }
    return turns;
  }

  /** Medians of the first and the second, and of the ratio of the second to the first. */
  String row(String format, ToDoubleFunction<BenchLoad> figure) {
    return format.formatted(median(first, figure), median(second, figure), ratio(figure));
  }

  /** The median of the ratios of the second to the first within a round. */
  double ratio(ToDoubleFunction<BenchLoad> figure) {
    return median(
        IntStream.range(0, first.size())
            .mapToDouble(
                i -> figure.applyAsDouble(second.get(i)) / figure.applyAsDouble(first.get(i))));
  }

  static double median(List<BenchLoad> loads, ToDoubleFunction<BenchLoad> figure) {
    return median(loads.stream().mapToDouble(figure));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
