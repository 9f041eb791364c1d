// Lets a reader close a line until the browser is closed. Without this file the lines simply stay.
(() => {
  "use strict";

  const KEY = "edu-alerts-closed";

  function closed() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || [];
    } catch {
      return [];
    }
  }

  function remember(id) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...new Set([...closed(), id])].slice(-100)));
    } catch {
      // Without storage the line is closed on this page only.
    }
  }

  function start() {
    const region = document.querySelector("[data-edu-alerts]");
    if (!region) {
      return;
    }
    const hide = (line) => {
      line.remove();
      region.querySelectorAll("details").forEach((details) => {
        if (!details.querySelector("[data-edu-alert]")) {
          details.remove();
        }
      });
      if (!region.querySelector("[data-edu-alert]")) {
        region.remove();
      }
    };
    region.querySelectorAll("[data-edu-alert]").forEach((line) => {
      if (closed().includes(line.dataset.eduAlert)) {
        hide(line);
        return;
      }
      const button = line.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = line.nextElementSibling?.querySelector("button") || document.getElementById("main");
        remember(line.dataset.eduAlert);
        hide(line);
        next?.focus();
      });
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
