/* Tells while the number of a document is typed that the register has it already. Only a notice: saving stays possible. */
(function () {
  "use strict";
  var notice = document.querySelector(".edu-taken[data-address]");
  if (!notice || notice.dataset.ready) return;
  notice.dataset.ready = "yes";
  var form = notice.closest("form");
  var timer = 0;
  var asked = "";

  function value(part) {
    var input = form.querySelector("[name='form.widgets." + part + "']");
    return input ? input.value.trim() : "";
  }

  function show(answer) {
    notice.textContent = "";
    if (!answer.documents.length) return;
    var box = document.createElement("div");
    box.className = "edu-banner--warn";
    var sentence = document.createElement("p");
    sentence.textContent = answer.message;
    var list = document.createElement("ul");
    answer.documents.forEach(function (row) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = row.url;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = row.name;
      item.appendChild(link);
      item.appendChild(document.createTextNode(" (" + row.day + ") " + row.title));
      list.appendChild(item);
    });
    box.appendChild(sentence);
    box.appendChild(list);
    notice.appendChild(box);
  }

  function ask() {
    var question = new URLSearchParams({
      number: value("number_raw"),
      body: value("issuing_body"),
      issued: value("issued_on"),
    }).toString();
    if (question === asked) return;
    asked = question;
    fetch(notice.dataset.address + "?" + question, { credentials: "same-origin" })
      .then(function (response) {
        if (!response.ok) throw new Error(response.status);
        return response.json();
      })
      .then(function (answer) {
        if (question === asked) show(answer);
      })
      .catch(function () {
        notice.textContent = "";
      });
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  ask();
})();
