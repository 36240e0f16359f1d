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

  /* Filters are folded away on a narrow screen. */
  const facets = document.querySelector("details.facets-fold");
  if (facets && window.matchMedia("(width < 62rem)").matches) facets.removeAttribute("open");
})();
