package dev.tollgate.bootstrap;

/** A browser that a test drives as a person would, by what is written on the pages. */
interface Surfer extends AutoCloseable {

  /** Opens a path of the server in the current tab. */
  void open(String path);

  /** Fills in the field with this label. */
  void fill(String label, String text);

  /** What is filled in there. */
  String value(String label);

  /** Ticks or unticks the box with this label, or chooses among several. */
  void choose(String label, boolean ticked);

  /** Presses the first button of this name, and waits for the page that follows. */
  void press(String button);

  /** Presses the button of this name in the item of a list that says something. */
  void press(String button, String item);

  void follow(String link);

  /** Goes back in the history of the current tab. */
  void back();

  /** Opens another tab and goes there; the first is 0. */
  void newTab();

  void goToTab(int tab);

  /** The one heading of the page. */
  String heading();

  /** What the page says. */
  String text();

  /** Where it is, from the path on. */
  String location();

  @Override
  void close();
}
