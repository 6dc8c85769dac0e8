package dev.tollgate.domain;

/** What the documents of a company are: {@code BRAND_KIT} is one, the others are lists. */
public enum DocumentKind {
  TAG,
  TEMPLATE,
  FOLDER,
  ASSET,
  ASSET_TAG,
  BRAND_KIT,
  LOGO,
  COLOR
}
