package dev.tollgate.domain;

import java.util.Optional;
import java.util.function.Function;

/** What a use case answers: the value, or the one refusal that prevented it. */
public sealed interface Result<T, R> {

  record Ok<T, R>(T value) implements Result<T, R> {}

  record Refused<T, R>(R refusal) implements Result<T, R> {}

  static <T, R> Result<T, R> ok(T value) {
    return new Ok<>(value);
  }

  static <T, R> Result<T, R> refused(R refusal) {
    return new Refused<>(refusal);
  }

  /** The value, or the refusal where there is none. */
  static <T, R> Result<T, R> of(Optional<? extends T> value, R otherwise) {
    return value.<Result<T, R>>map(Result::ok).orElseGet(() -> refused(otherwise));
  }

  default <U> U fold(
      Function<? super T, ? extends U> onOk, Function<? super R, ? extends U> onRefused) {
    return switch (this) {
      case Ok<T, R>(T value) -> onOk.apply(value);
      case Refused<T, R>(R refusal) -> onRefused.apply(refusal);
    };
  }

  default <U> Result<U, R> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Ok<T, R>(T value) -> ok(change.apply(value));
      case Refused<T, R>(R refusal) -> refused(refusal);
    };
  }

  default <S> Result<T, S> mapRefusal(Function<? super R, ? extends S> change) {
    return switch (this) {
      case Ok<T, R>(T value) -> ok(value);
      case Refused<T, R>(R refusal) -> refused(change.apply(refusal));
    };
  }
}
