package dev.tollgate.application.storage;

import dev.tollgate.domain.ResourceUri;
import java.util.List;

/** The protected resources that tokens can be meant for (RFC 8707). */
public interface Resources {

  /** False, and nothing is changed, if there is such a resource. */
  boolean add(ResourceUri resource);

  /** All of them, in the order of their bytes. */
  List<ResourceUri> all();

  /** False if there is no such resource. Tokens that are meant for it live on. */
  boolean remove(ResourceUri resource);
}
