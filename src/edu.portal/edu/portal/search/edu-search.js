// Suggestions under a search field (the combobox pattern of ARIA 1.2). Without this file the form is a plain form.
(() => {
  "use strict";

  const PAUSE = 180;
  const SHORTEST = 2;
  let count = 0;

  function optionOf(item, id) {
    const option = document.createElement("li");
    option.id = id;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = item.url;
    const title = document.createElement("span");
    title.className = "edu-suggest-title";
    if (item.number) {
      const number = document.createElement("b");
      number.textContent = `${item.number} `;
      title.append(number);
    }
    item.title.forEach(([text, isHit]) => {
      const part = isHit ? document.createElement("mark") : document.createTextNode(text);
      part.textContent = text;
      title.append(part);
    });
    const kind = document.createElement("small");
    kind.textContent = item.kind;
    option.append(title, " ", kind);
    return option;
  }

  function wire(form) {
    const input = form.querySelector('input[name="SearchableText"]');
    if (!input) {
      return;
    }
    count += 1;
    const list = document.createElement("ul");
    list.id = `edu-suggest-${count}`;
    list.className = "edu-suggest";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.eduSuggestLabel || "");
    const said = document.createElement("div");
    said.className = "edu-visually-hidden";
    said.setAttribute("role", "status");
    // Behind the form, so that both stand in the landmark of the form.
    form.after(list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let timer = 0;
    let request = null;
    let active = -1;

    const place = () => {
      const field = (input.closest(".edu-search") || input).getBoundingClientRect();
      const parent = list.offsetParent;
      const isPage = !parent || parent === document.body;
      const base = isPage ? { left: -window.scrollX, top: -window.scrollY } : parent.getBoundingClientRect();
      list.style.width = `${field.width}px`;
      const room = document.documentElement.clientWidth - list.offsetWidth - 8;
      list.style.left = `${Math.max(8, Math.min(field.left, room)) - base.left}px`;
      list.style.top = `${field.bottom + 4 - base.top}px`;
    };
    const mark = (index) => {
      active = index;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
      if (index < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      window.clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const show = (items) => {
      list.replaceChildren(...items.map((item, at) => optionOf(item, `${list.id}-${at}`)));
      mark(-1);
      list.hidden = items.length === 0;
      input.setAttribute("aria-expanded", String(items.length > 0));
      said.textContent = items.length ? `${items.length} ${form.dataset.eduSuggestLabel || ""}` : "";
      place();
    };
    const ask = async () => {
      request?.abort();
      const words = input.value.trim();
      if (words.length < SHORTEST) {
        close();
        return;
      }
      request = new AbortController();
      try {
        const url = `${form.dataset.eduSuggest}?SearchableText=${encodeURIComponent(words)}`;
        const answer = await fetch(url, { signal: request.signal, headers: { Accept: "application/json" } });
        const { items } = answer.ok ? await answer.json() : { items: [] };
        if (document.activeElement === input) {
          show(items);
        }
      } catch (error) {
        if (error.name !== "AbortError") {
          close();
        }
      }
    };

    input.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.isComposing) {
        return;
      }
      if (event.key === "ArrowDown" && list.hidden) {
        event.preventDefault();
        ask();
      } else if (event.key === "ArrowDown") {
        event.preventDefault();
        mark(active >= last ? -1 : active + 1);
      } else if (event.key === "ArrowUp" && !list.hidden) {
        event.preventDefault();
        mark(active < 0 ? last : active - 1);
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        window.location.assign(list.children[active].dataset.url);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Tab") {
        close();
      }
    });
    input.addEventListener("blur", close);
    // The field keeps the focus while the pointer chooses, so that the list is still there when it is released.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) {
        window.location.assign(option.dataset.url);
      }
    });
    window.addEventListener("resize", () => list.hidden || place());
  }

  const start = () => document.querySelectorAll("form[data-edu-suggest]").forEach(wire);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
