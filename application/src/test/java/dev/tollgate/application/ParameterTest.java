package dev.tollgate.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.application.storage.StorageSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterTest {

  @Test
  void onlyTextHasText() {
    assertEquals(Optional.of(" a "), new Parameter.Text(" a ").text());
    assertEquals(Optional.empty(), new Parameter.Absent().text());
    assertEquals(Optional.empty(), new Parameter.NotText().text());
  }

  @Test
  void theTextOfAParameterIsNeverPrinted() {
    Parameter secret = new Parameter.Text("s3cr3t");
    TokenRequest request = new TokenRequest(secret, new ClientCredentials.Secret(secret, secret));

    assertEquals("Text[hidden]", secret.toString());
    assertEquals(-1, request.toString().indexOf("s3cr3t"));
  }

  @Test
  void theOptionsOfAStoreAreNeverPrinted() {
    StorageSettings settings = new StorageSettings("h2:x", Map.of("password", "s3cr3t"));

    assertEquals("StorageSettings[hidden]", settings.toString());
  }
}
