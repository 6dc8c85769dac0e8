package dev.tollgate.application.admin.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.resource.ResourceRefusal.CreateResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.DeleteResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceExists;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceInvalid;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceNotFound;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceAdministrationTest {

  private static final String URI = "https://api.example/v1";
  private static final ResourceUri RESOURCE = new ResourceUri(URI);

  private final MapStore store = new MapStore();

  @Test
  void aResourceIsListedFromItsCreationToItsDeletion() {
    var before = list();
    var created = create(URI);
    var between = list();
    var deleted = delete(URI);

    assertEquals(List.of(), before);
    assertEquals(Result.ok(RESOURCE), created);
    assertEquals(List.of(RESOURCE), between);
    assertEquals(Result.ok(RESOURCE), deleted);
    assertEquals(List.of(), list());
  }

  @Test
  void aResourceIsCreatedOnceAndDeletedOnce() {
    var _ = create(URI);

    assertEquals(Result.refused(new ResourceExists(RESOURCE)), create(URI));
    assertEquals(Result.ok(RESOURCE), delete(URI));
    assertEquals(Result.refused(new ResourceNotFound(URI)), delete(URI));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api.example", "https://api.example#part", "https://api.example/ "})
  void whatCannotNameAResourceIsNeitherCreatedNorFound(String uri) {
    assertEquals(Result.refused(new ResourceInvalid(uri)), create(uri));
    assertEquals(Result.refused(new ResourceNotFound(uri)), delete(uri));
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void everyRefusalOccurs() {
    var _ = create(URI);

    assertEquals(
        Leaves.of(CreateResourceRefusal.class),
        Leaves.provokedBy(() -> create(""), () -> create(URI)));
    assertEquals(
        Leaves.of(DeleteResourceRefusal.class),
        Leaves.provokedBy(() -> delete("https://unknown.example")));
  }

  @Test
  void aStoreFailureIsNeverARefusal() {
    store.breakDown("resources");

    assertThrows(StoreUnavailable.class, () -> create(URI));
    assertThrows(StoreUnavailable.class, () -> delete(URI));
    assertThrows(StoreUnavailable.class, this::list);
  }

  private List<ResourceUri> list() {
    return new ListResources(store.resources()).list();
  }

  private Result<ResourceUri, CreateResourceRefusal> create(String uri) {
    return new CreateResource(store.resources()).create(uri);
  }

  private Result<ResourceUri, DeleteResourceRefusal> delete(String uri) {
    return new DeleteResource(store.resources()).delete(uri);
  }
}
