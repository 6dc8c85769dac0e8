package dev.tollgate.http.house;

import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Layer;
import dev.tollgate.http.contract.PublicDocument;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SharedPages;
import dev.tollgate.http.express.ExpressSettings;
import dev.tollgate.http.wire.RequestLimit;
import java.util.List;

/** What every server has, and every path that no contract owns. */
public final class HousePages implements SharedPages {

  @Override
  public String name() {
    return "house";
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(HouseErrors.class);
  }

  @Override
  public List<Class<? extends Endpoint>> express() {
    return List.of(DescriptionController.class);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(ExpressSettings.LANE, RequestLimit.MAX_REQUESTS);
  }

  @Override
  public List<PublicDocument> documents() {
    return List.of(
        new PublicDocument(ErrorsController.PATH, "Errors of all contracts"),
        new PublicDocument(ErrorsController.CATALOG, "Errors as JSON, for programs"),
        new PublicDocument(DocsController.PATH, "Every endpoint, with a form to try it"),
        new PublicDocument(DescriptionController.PATH, "Every endpoint as OpenAPI, for programs"));
  }
}
