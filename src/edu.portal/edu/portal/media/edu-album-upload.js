// Pictures travel one by one: what has arrived stays when a connection breaks. Without this file the form sends all.
const TRIES = 3;
const WAIT = 1500;

const form = document.querySelector("[data-edu-upload]");

function wire(input, status) {
  const texts = JSON.parse(form.dataset.eduUpload);
  const limit = Number(form.dataset.eduLimit);
  const button = form.querySelector("button[name=upload]");

  function line(list, file) {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = file.name;
    const state = document.createElement("span");
    state.textContent = texts.waiting;
    item.append(name, ": ", state);
    list.append(item);
    return { file, item, state, isHere: false, isRefused: false };
  }

  async function post(file) {
    const data = new FormData();
    data.append("_authenticator", form.querySelector("[name=_authenticator]").value);
    data.append("json", "1");
    data.append("files", file, file.name);
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      credentials: "same-origin",
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }

  async function send(entry) {
    for (let count = 1; ; count += 1) {
      try {
        entry.state.textContent = texts.sending;
        const answer = await post(entry.file);
        entry.isHere = answer.ok;
        entry.isRefused = !answer.ok;
        entry.state.textContent = answer.message;
        entry.item.className = answer.ok ? "is-here" : "is-refused";
        return;
      } catch (error) {
        if (count >= TRIES) {
          throw error;
        }
        await new Promise((resolve) => window.setTimeout(resolve, WAIT * count));
      }
    }
  }

  function said(entries) {
    const done = entries.filter((entry) => entry.isHere).length;
    return texts.progress.replace("{done}", done).replace("{total}", entries.length);
  }

  async function run(entries, bar, words) {
    button.disabled = true;
    try {
      for (const entry of entries.filter((one) => !one.isHere && !one.isRefused)) {
        if (entry.file.size > limit) {
          entry.isRefused = true;
          entry.item.className = "is-refused";
          entry.state.textContent = texts.large;
        } else {
          await send(entry);
        }
        bar.value = entries.filter((one) => one.isHere || one.isRefused).length;
        words.textContent = said(entries);
      }
    } catch {
      words.textContent = `${texts.lost} ${said(entries)}`;
      const again = document.createElement("button");
      again.type = "button";
      again.className = "edu-button";
      again.textContent = texts.again;
      again.addEventListener("click", () => {
        again.remove();
        run(entries, bar, words);
      });
      status.append(again);
      button.disabled = false;
      return;
    }
    button.disabled = false;
    if (entries.some((entry) => entry.isRefused)) {
      words.textContent = said(entries);
      const onward = document.createElement("a");
      onward.className = "edu-button";
      onward.href = `${form.action}?da-tai=1#edu-pictures`;
      onward.textContent = texts.finished;
      status.append(onward);
    } else {
      window.location.assign(`${form.action}?da-tai=${entries.length}#edu-pictures`);
    }
  }

  form.addEventListener("submit", (event) => {
    if (!input.files.length || !window.FormData) {
      return;
    }
    event.preventDefault();
    const bar = document.createElement("progress");
    bar.max = input.files.length;
    bar.value = 0;
    bar.setAttribute("aria-label", button.textContent.trim());
    const words = document.createElement("p");
    words.setAttribute("role", "status");
    const list = document.createElement("ul");
    list.className = "edu-upload-progress";
    const entries = [...input.files].map((file) => line(list, file));
    words.textContent = said(entries);
    status.replaceChildren(bar, words, list);
    run(entries, bar, words);
  });
}

if (form) {
  wire(form.querySelector("input[type=file]"), form.querySelector("[data-edu-upload-status]"));
}
