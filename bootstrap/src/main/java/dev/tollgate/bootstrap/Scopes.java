package dev.tollgate.bootstrap;

import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads scopes separated by blanks (RFC 6749, 3.3). */
final class Scopes implements ITypeConverter<ScopeSet> {

  @Override
  public ScopeSet convert(String text) {
    List<Scope> scopes = new ArrayList<>();
    for (String token : text.strip().split(" +", -1)) {
      if (!token.isEmpty()) {
        scopes.add(
            Scope.parse(token)
                .orElseThrow(
                    () ->
                        new TypeConversionException(
                            "'" + text + "' is no list of scopes separated by blanks")));
      }
    }
    return new ScopeSet(scopes);
  }
}
