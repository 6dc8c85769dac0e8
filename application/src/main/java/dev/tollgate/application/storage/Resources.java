package dev.tollgate.application.storage;

import dev.tollgate.domain.ResourceUri;
import java.util.List;

/** The protected resources that tokens can be issued for (RFC 8707). */
public interface Resources {

  /** False, and nothing changes, if the resource exists. */
  boolean add(ResourceUri resource);

  /** All of them, in the order of their bytes. */
  List<ResourceUri> all();

  /** False if the resource does not exist. Tokens issued for it stay valid. */
  boolean remove(ResourceUri resource);
}
