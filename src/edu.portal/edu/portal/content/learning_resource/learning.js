/* Lessons in the page: a player of another site is loaded by its button, a lesson fills the screen by its own. */
(function () {
  "use strict";

  document.querySelectorAll("a[data-edu-embed]").forEach(function (link) {
    link.setAttribute("role", "button");
    function show() {
      var frame = document.createElement("iframe");
      frame.src = link.dataset.eduEmbed;
      frame.title = link.dataset.eduTitle;
      frame.className = "edu-lesson-frame";
      frame.setAttribute("allow", "fullscreen; encrypted-media; picture-in-picture");
      frame.setAttribute("referrerpolicy", "strict-origin-when-cross-origin");
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox allow-forms");
      frame.tabIndex = 0;
      var box = link.closest(".edu-embed");
      box.replaceChildren(frame);
      box.classList.add("edu-embed--playing");
      frame.focus();
    }
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      show();
    });
    link.addEventListener("keydown", function (event) {
      if (event.key === " ") {
        event.preventDefault();
        show();
      }
    });
  });

  document.querySelectorAll("button[data-edu-fullscreen]").forEach(function (button) {
    var frame = document.getElementById(button.dataset.eduFullscreen);
    if (!frame || !frame.requestFullscreen) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      frame.requestFullscreen().then(function () {
        frame.focus();
      }, function () {
        button.hidden = true;
      });
    });
  });
})();
