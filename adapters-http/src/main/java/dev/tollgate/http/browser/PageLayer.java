package dev.tollgate.http.browser;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.wire.AcceptHeader;
import dev.tollgate.http.wire.Request;
import java.util.List;
import java.util.Optional;

/** A layer for people: its errors are pages, unless a program asks for JSON. */
public abstract class PageLayer extends Layer {

  private final PersonalPages pages;

  protected PageLayer(String contract, String name, List<String> roots, PersonalPages pages) {
    super(contract, name, roots);
    this.pages = pages;
  }

  @Override
  protected final boolean isShownPages(Request request) {
    return !AcceptHeader.prefersJson(request);
  }

  @Override
  public final Optional<Answer> page(Answer answer, NamedError error) {
    return Optional.of(pages.error(answer, error));
  }

  /** Why a form was not accepted. */
  public abstract Reply.Named refuse(FormRefusal refusal);
}
