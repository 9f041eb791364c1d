/* Counts the words while somebody writes. The server counts again; without this script its figure stays. */
(function () {
  "use strict";
  var output = document.querySelector(".edu-word-count output[data-already]");
  if (!output) return;
  var box = output.closest(".edu-word-count");
  var areas = Array.prototype.slice.call(output.closest("form").querySelectorAll("textarea"));
  var timer = 0;

  function words(text) {
    return text.split(/\s+/).filter(function (word) {
      return /[\p{L}\p{N}]/u.test(word);
    }).length;
  }

  function count() {
    var all = areas.reduce(function (sum, area) {
      return sum + words(area.value);
    }, Number(output.dataset.already));
    output.textContent = String(all);
    box.classList.toggle("is-right", all >= Number(output.dataset.shortest) && all <= Number(output.dataset.longest));
  }

  areas.forEach(function (area) {
    area.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(count, 300);
    });
  });
  count();
})();
