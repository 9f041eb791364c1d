// A film elsewhere: the frame of its provider is made by a click, nothing is asked of anybody before.
document.querySelectorAll("[data-edu-frame]").forEach((box) => {
  const button = box.querySelector("[data-edu-show]");
  if (!button) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = box.dataset.eduTitle;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
    frame.src = box.dataset.eduFrame;
    box.replaceChildren(frame);
    frame.focus();
  });
});
