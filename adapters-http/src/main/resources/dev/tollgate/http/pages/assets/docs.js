// Renders the description of the endpoints; what the forms send goes to the server that shows this page.
(() => {
  const place = document.getElementById("api");

  // The issuer may go by another name than the one that this page was opened under.
  function toThisServer(request) {
    const asked = new URL(request.url, location.href);
    request.url = location.origin + asked.pathname + asked.search;
    return request;
  }

  // The renderer's own layout brings a second main landmark, and says again what this page has said.
  const layout = ({ React: { createElement: h } }) => ({
    components: {
      Endpoints: ({ getComponent, specSelectors }) =>
        h("div", { className: "swagger-ui" },
          h(getComponent("SvgAssets")),
          h("div", { className: "by-contract" },
            h("h2", null, "By contract"),
            specSelectors.securityDefinitions() && h(getComponent("AuthorizeBtnContainer", true))),
          h(getComponent("errors", true)),
          // Before it has read the description, the renderer would say that there are no operations.
          specSelectors.specJson().size > 0 && h(getComponent("operations", true))),
      // The path of an operation stands in a button, where no link may be.
      DeepLink: ({ text }) => h("span", null, text),
    },
  });

  const named = (element, name) => element.hasAttribute("aria-label") || element.setAttribute("aria-label", name);

  // Where clients may also authenticate in the body, the renderer would show a closed lock before anybody has authorized.
  const locks = {
    statePlugins: {
      auth: {
        wrapSelectors: {
          isAuthorized: (ask) => (_, schemes) => ask(schemes?.filter((scheme) => scheme.size > 0)),
        },
      },
    },
  };

  // What the renderer leaves without a name, or out of the reach of a keyboard.
  function mend() {
    for (const table of place.querySelectorAll("table.responses-table")) {
      named(table, `Responses: ${table.closest(".opblock").querySelector(".opblock-summary-path").dataset.path}`);
    }
    for (const select of place.querySelectorAll("select")) {
      const row = select.closest("tr");
      const name = row?.dataset.paramName ?? row?.querySelector(".parameter__name, .response-col_status")?.textContent;
      named(select, select.matches(".content-type") ? "Media type" : `Choose: ${name ?? "value"}`);
    }
    place.querySelectorAll("pre").forEach((pre) => (pre.tabIndex = 0));
    for (const dialog of place.querySelectorAll(".modal-ux")) {
      // The renderer leaves the focus in the last field that asks for it.
      if (dialog.role !== "dialog") dialog.querySelector("input")?.focus();
      dialog.role = "dialog";
      dialog.ariaModal = "true";
      named(dialog, "Available authorizations");
      named(dialog.querySelector(".close-modal"), "Close");
      dialog.querySelectorAll(".auth-container").forEach(mendScheme);
    }
  }

  // Two schemes of one kind give their fields the same ids; their buttons are called what they do not say.
  function mendScheme(container) {
    const scheme = container.querySelector("code")?.textContent;
    for (const label of container.querySelectorAll("label[for]")) {
      const field = container.querySelector(`[id="${label.htmlFor}"]`);
      if (field && scheme && !field.id.startsWith(scheme)) {
        field.id = label.htmlFor = `${scheme}-${field.id}`;
        field.ariaLabel = `${label.textContent} ${scheme}`;
      }
    }
    container.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-label"));
    container.querySelectorAll("h6").forEach((heading) => (heading.ariaLevel = "5"));
  }
  new MutationObserver(mend).observe(place, { childList: true, subtree: true });

  // With the renderer on the page, Chromium scrolls to where the link leads and leaves the focus behind.
  document.querySelector(".skip").addEventListener("click", () => document.getElementById("content").focus());

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", paint);
  paint();

  SwaggerUIBundle({
    url: place.dataset.description,
    domNode: place,
    plugins: [layout, () => locks],
    layout: "Endpoints",
    deepLinking: true,
    requestInterceptor: toThisServer,
    syntaxHighlight: { activated: false },
    tryItOutEnabled: true,
    validatorUrl: null,
  });
})();
