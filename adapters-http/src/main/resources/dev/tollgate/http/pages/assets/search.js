// Hides what does not hold all the words, and offers to copy examples. The pages work without it.
"use strict";

const entries = [...document.querySelectorAll("[data-entry]")];
const groups = [...document.querySelectorAll(".group")];
const words = document.getElementById("words");
const hits = document.getElementById("hits");
const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));

function search() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) {
    entry.hidden = !wanted.every((word) => texts.get(entry).includes(word));
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    const heading = group.querySelector("h2").id;
    document.querySelector(`.index [href="#${heading}"]`)?.parentElement.toggleAttribute("hidden", group.hidden);
  }
  const found = entries.filter((entry) => !entry.hidden).length;
  hits.textContent = wanted.length ? `${found} of ${entries.length} shown` : "";
}

/** Without a secure origin there is no clipboard; the bytes are selected then. */
async function copy(bytes, button) {
  try {
    await navigator.clipboard.writeText(bytes.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(bytes);
    button.textContent = "Selected";
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}

for (const bytes of document.querySelectorAll(".bytes code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy the bytes of " + bytes.closest("article").getAttribute("aria-labelledby"));
  button.addEventListener("click", () => copy(bytes, button));
  bytes.closest(".bytes").append(button);
}

document.querySelector(".search").hidden = false;
words.addEventListener("input", search);
addEventListener("hashchange", () => {
  if (document.getElementById(location.hash.slice(1))?.closest("[hidden]")) {
    words.value = "";
    search();
    document.getElementById(location.hash.slice(1)).scrollIntoView();
  }
});
search();
