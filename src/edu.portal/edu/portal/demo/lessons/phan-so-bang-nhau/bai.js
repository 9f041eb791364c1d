(function () {
  "use strict";

  var NS = "http://www.w3.org/2000/svg";
  var QUESTIONS = [
    { ask: "1/2 bằng phân số nào?", right: "3/6", others: ["2/6", "3/4"], why: "Nhân cả tử và mẫu của 1/2 với 3 được 3/6." },
    { ask: "2/3 bằng phân số nào?", right: "8/12", others: ["6/12", "4/9"], why: "Nhân cả tử và mẫu của 2/3 với 4 được 8/12." },
    { ask: "10/15 rút gọn thành phân số nào?", right: "2/3", others: ["1/5", "5/10"], why: "Chia cả tử và mẫu cho 5." },
    { ask: "3/5 = ?/20. Số thiếu là số nào?", right: "12", others: ["15", "18"], why: "20 = 5 × 4 nên tử số là 3 × 4 = 12." },
    { ask: "Hai phân số nào không bằng nhau?", right: "2/5 và 4/9", others: ["1/4 và 3/12", "3/7 và 6/14"], why: "2 × 9 = 18 nhưng 5 × 4 = 20." },
  ];

  function byId(id) {
    return document.getElementById(id);
  }

  function cake(svg, parts, taken, label) {
    svg.replaceChildren();
    svg.setAttribute("aria-label", label);
    for (var place = 0; place < parts; place += 1) {
      var from = (place / parts) * 2 * Math.PI - Math.PI / 2;
      var to = ((place + 1) / parts) * 2 * Math.PI - Math.PI / 2;
      var piece = document.createElementNS(NS, "path");
      var large = to - from > Math.PI ? 1 : 0;
      piece.setAttribute(
        "d",
        "M0 0L" + 50 * Math.cos(from) + " " + 50 * Math.sin(from) +
          "A50 50 0 " + large + " 1 " + 50 * Math.cos(to) + " " + 50 * Math.sin(to) + "Z"
      );
      piece.setAttribute("fill", place < taken ? "#e2a33b" : "#fff");
      piece.setAttribute("stroke", "#3b4a6b");
      svg.appendChild(piece);
    }
  }

  function share() {
    var times = Number(byId("chia").value);
    var top = 2 * times;
    var bottom = 3 * times;
    cake(byId("banh-1"), 3, 2, "Bánh chia 3 phần, lấy 2 phần");
    cake(byId("banh-2"), bottom, top, "Bánh chia " + bottom + " phần, lấy " + top + " phần");
    byId("so-1").textContent = "2/3";
    byId("so-2").textContent = top + "/" + bottom;
    byId("dau").textContent = "=";
    byId("lan").textContent = times + " phần";
    byId("loi").textContent = "2/3 = (2 × " + times + ")/(3 × " + times + ") = " + top + "/" + bottom + ". Phần bánh vẫn như cũ.";
  }

  var number = 0;
  var good = 0;

  function ask() {
    var question = QUESTIONS[number];
    byId("dem").textContent = "Câu " + (number + 1) + " trên " + QUESTIONS.length;
    byId("cau").textContent = question.ask;
    byId("dap").textContent = "";
    byId("tiep").hidden = true;
    var answers = question.others.slice();
    answers.splice(number % 3, 0, question.right);
    byId("chon").replaceChildren();
    answers.forEach(function (text) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", function () {
        answer(question, button);
      });
      byId("chon").appendChild(button);
    });
  }

  function answer(question, button) {
    var isRight = button.textContent === question.right;
    good += isRight ? 1 : 0;
    byId("chon").querySelectorAll("button").forEach(function (one) {
      one.disabled = true;
      if (one.textContent === question.right) {
        one.classList.add("dung");
      }
    });
    button.classList.add(isRight ? "dung" : "sai");
    byId("dap").textContent = (isRight ? "Đúng. " : "Chưa đúng. ") + question.why;
    byId("tiep").hidden = false;
    byId("tiep").textContent = number + 1 < QUESTIONS.length ? "Câu tiếp theo" : "Xem kết quả";
    byId("tiep").focus();
  }

  byId("tiep").addEventListener("click", function () {
    number += 1;
    if (number < QUESTIONS.length) {
      ask();
      return;
    }
    byId("dem").textContent = "Em trả lời đúng " + good + " trên " + QUESTIONS.length + " câu.";
    byId("cau").textContent = good === QUESTIONS.length ? "Rất tốt!" : "Em xem lại chiếc bánh rồi thử lần nữa nhé.";
    byId("chon").replaceChildren();
    byId("dap").textContent = "";
    good = 0;
    byId("tiep").textContent = "Làm lại từ đầu";
    number = -1;
  });

  byId("chia").addEventListener("input", share);
  share();
  ask();
})();
