/* What the pages do beyond plain HTML. Everything works without it. */
(() => {
  "use strict";

  /* A menu closes when the reader goes elsewhere or presses Escape. */
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.removeAttribute("open");
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null);
  });

  /* A changed filter, sort or page size is applied at once; without scripts there is a button for it. */
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (form) form.requestSubmit();
  });

  /* Filters and a text's outline are folded away where they would fill the screen. */
  for (const fold of document.querySelectorAll("details[data-fold]")) {
    if (window.matchMedia(`(width < ${fold.dataset.fold})`).matches) fold.removeAttribute("open");
  }

  /* A list that is shown anew keeps open and folded what its reader opened and folded. */
  let left = new Map();
  const folds = () => document.querySelectorAll("#list details[id]");
  document.addEventListener("htmx:beforeSwap", () => {
    left = new Map([...folds()].map((fold) => [fold.id, fold.open]));
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const fold of folds()) if (left.has(fold.id)) fold.open = left.get(fold.id);
  });
})();
