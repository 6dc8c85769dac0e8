package dev.tollgate.application.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The ports that a part of the contract is about; none if it is about every port. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface About {

  Class<?>[] value();
}
