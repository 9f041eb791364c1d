// The menus work without this file; with it they also announce their state and close by Escape or a click elsewhere.
(() => {
  "use strict";

  const disclosures = () => document.querySelectorAll(".edu-menu details[open]");

  function wireMenuButton(button) {
    const menu = document.getElementById(button.dataset.eduMenu);
    if (!menu) {
      return;
    }
    const show = (open) => {
      menu.classList.toggle("is-open", open);
      button.setAttribute("aria-expanded", String(open));
    };
    button.setAttribute("role", "button");
    button.setAttribute("aria-controls", menu.id);
    show(false);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      show(!menu.classList.contains("is-open"));
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
    menu.querySelectorAll("[data-edu-menu-close]").forEach((link) => {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(false);
        button.focus();
      });
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !menu.querySelector("details[open]") && menu.classList.contains("is-open")) {
        show(false);
        button.focus();
      }
    });
  }

  function wireDisclosures() {
    document.addEventListener("click", (event) => {
      disclosures().forEach((details) => {
        if (!details.contains(event.target)) {
          details.open = false;
        }
      });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") {
        return;
      }
      disclosures().forEach((details) => {
        const inside = details.contains(document.activeElement);
        details.open = false;
        if (inside) {
          details.querySelector("summary").focus();
        }
      });
    });
  }

  function start() {
    document.querySelectorAll("[data-edu-menu]").forEach(wireMenuButton);
    wireDisclosures();
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
