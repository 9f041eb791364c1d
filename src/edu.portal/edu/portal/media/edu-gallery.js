// Pictures one by one in a dialog. Without this file every picture is a link to its own page.
const PAUSE = 6000;
const SWIPE = 40;

function wire(dialog, gallery) {
  const links = [...gallery.querySelectorAll("a[data-edu-src]")];
  if (!links.length || typeof dialog.showModal !== "function") {
    return null;
  }
  const part = (name) => dialog.querySelector(`[data-edu-${name}]`);
  const image = part("image");
  const text = part("text");
  const play = part("play");
  let place = 0;
  let timer = 0;
  let touch = null;

  const words = (link) => {
    const alt = link.querySelector("img")?.alt || "";
    return { alt, caption: link.dataset.eduCaption || alt };
  };

  function show(next) {
    place = (next + links.length) % links.length;
    const { eduSrc, eduSrcset, eduWidth, eduHeight } = links[place].dataset;
    const { alt, caption } = words(links[place]);
    image.removeAttribute("srcset");
    image.alt = alt;
    image.width = Number(eduWidth);
    image.height = Number(eduHeight);
    image.sizes = "100vw";
    if (eduSrcset) {
      image.srcset = eduSrcset;
    }
    image.src = eduSrc;
    part("number").textContent = String(place + 1);
    // The words that a caption does not repeat are read out with it.
    const spoken = alt === caption ? "" : `${alt}. `;
    const hidden = document.createElement("span");
    hidden.className = "edu-visually-hidden";
    hidden.textContent = `${place + 1}/${links.length}. ${spoken}`;
    text.replaceChildren(hidden, caption);
    new Image().src = links[(place + 1) % links.length].dataset.eduSrc;
  }

  function setPlaying(isPlaying) {
    window.clearInterval(timer);
    timer = isPlaying ? window.setInterval(() => show(place + 1), PAUSE) : 0;
    play.setAttribute("aria-pressed", String(isPlaying));
    play.querySelectorAll("[data-edu-when]").forEach((label) => {
      label.hidden = (label.dataset.eduWhen === "playing") !== isPlaying;
    });
  }

  function open(start, isPlaying) {
    part("total").textContent = String(links.length);
    play.hidden = links.length < 2;
    dialog.querySelectorAll("[data-edu-step]").forEach((button) => {
      button.hidden = links.length < 2;
    });
    show(start);
    dialog.showModal();
    setPlaying(isPlaying);
  }

  function step(by) {
    setPlaying(false);
    show(place + by);
  }

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) {
        return;
      }
      event.preventDefault();
      open(index, false);
    });
  });
  dialog.querySelectorAll("[data-edu-step]").forEach((button) => {
    button.addEventListener("click", () => step(Number(button.dataset.eduStep)));
  });
  play.addEventListener("click", () => setPlaying(!timer));
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key in moves && links.length > 1) {
      event.preventDefault();
      step(moves[event.key]);
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      step(event.key === "Home" ? -place : links.length - 1 - place);
    }
  });
  dialog.addEventListener("close", () => {
    setPlaying(false);
    // The focus goes to the picture that was looked at last, not only to the first one.
    links[place].focus();
  });
  dialog.addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 ? [event.touches[0].clientX, event.touches[0].clientY] : null;
  }, { passive: true });
  dialog.addEventListener("touchend", (event) => {
    if (!touch) {
      return;
    }
    const across = event.changedTouches[0].clientX - touch[0];
    const down = event.changedTouches[0].clientY - touch[1];
    touch = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) {
      step(across < 0 ? 1 : -1);
    }
  }, { passive: true });
  return open;
}

const dialog = document.querySelector("[data-edu-lightbox]");
const gallery = document.querySelector("[data-edu-gallery]");
const open = dialog && gallery ? wire(dialog, gallery) : null;
const row = document.querySelector("[data-edu-slideshow-row]");
if (open && row) {
  row.hidden = false;
  row.querySelector("[data-edu-slideshow]").addEventListener("click", () => {
    // Who asked for less motion starts the show by the button in the dialog.
    open(0, !window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  });
}
