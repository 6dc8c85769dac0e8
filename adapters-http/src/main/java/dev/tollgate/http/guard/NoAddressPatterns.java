package dev.tollgate.http.guard;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.security.config.SecurityConfigurationProperties;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Switches the framework's check of client addresses off: it would admit every address, and fail
 * for connections that have none because they came through a Unix socket.
 */
@Singleton
final class NoAddressPatterns implements BeanCreatedEventListener<SecurityConfigurationProperties> {

  @Override
  public SecurityConfigurationProperties onCreated(
      BeanCreatedEvent<SecurityConfigurationProperties> event) {
    SecurityConfigurationProperties properties = event.getBean();
    properties.setIpPatterns(List.of());
    return properties;
  }
}
