package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.AnswerSeal;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.TokenId;
import java.util.List;
import java.util.Optional;

/** Keeps the answer to a refresh for a repeat of the same request, sealed. */
record RepeatedAnswer(AnswerSeal seal, Tokens tokens) {

  /** What the client got, readable only with the refresh token that it was given for. */
  String sealed(String refreshToken, RefreshRequest request, IssuedTokens answer) {
    return seal.seal(
        refreshToken,
        context(request),
        String.join(
            "\n",
            answer.accessToken().token().id().value(),
            answer.accessToken().text(),
            answer.refreshToken().orElseThrow(),
            answer.idToken().orElse("")));
  }

  /** The same answer; empty for a request with other parameters. */
  Optional<IssuedTokens> opened(String refreshToken, RefreshRequest request, String sealed) {
    return seal.open(refreshToken, context(request), sealed)
        .map(text -> List.of(text.split("\n", -1)))
        .flatMap(
            lines ->
                tokens
                    .find(new TokenId(lines.getFirst()))
                    .map(
                        token ->
                            new IssuedTokens(
                                new IssuedToken(lines.get(1), token),
                                Optional.of(lines.get(2)),
                                Optional.of(lines.get(3)).filter(it -> !it.isEmpty()))));
  }

  /** The parameters that have to be the same. */
  private static String context(RefreshRequest request) {
    String scope = request.scope() instanceof Parameter.Text(String text) ? "=" + text : "";
    return SecretDigest.of(
            String.join(
                "\n",
                scope,
                String.join("\t", request.resources()),
                String.join("\t", request.audiences())))
        .hex();
  }
}
