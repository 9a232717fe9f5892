// The page works without this. With it: files can be dropped, verdicts arrive by
// themselves and are said aloud, and what was on screen does not come back by itself.
"use strict";

const POLL_MS = 600;
const live = document.getElementById("live");

// Browsers may keep a page in memory for the back button; ask the server again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

// ------------------------------------------------------------------- verdicts

function say(text) {
  live.textContent = text;
}

// A verdict is said, and has the focus unless somebody is busy elsewhere.
function announce(verdict, isElsewhere) {
  const advice = verdict.parentElement.querySelector(".advice");
  const words = verdict.textContent.trim();
  say(advice ? `${words}. ${advice.textContent}` : words);
  if (!isElsewhere) verdict.focus({ preventScroll: true });
}

async function poll() {
  const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("main");
  const current = document.getElementById("main");
  const verdict = fresh.querySelector("[data-verdict], h1");
  document.title = page.title;
  if ("pending" in fresh.dataset) {
    update(current, fresh);
    say(verdict.textContent.trim());
    return true;
  }
  const holder = document.activeElement;
  const isElsewhere = holder && holder !== document.body && !current.contains(holder);
  current.replaceWith(document.adoptNode(fresh));
  enhance(fresh);
  announce(verdict, isElsewhere);
  return false;
}

// While documents are being checked only rows that changed are put in, so that
// the focus stays where it is.
function update(current, fresh) {
  const rows = current.querySelectorAll(".paper");
  fresh.querySelectorAll(".paper").forEach((row, index) => {
    const old = rows[index];
    if (old && old.className !== row.className && !old.contains(document.activeElement)) {
      old.replaceWith(document.adoptNode(row));
    }
  });
  const summary = fresh.querySelector(".summary");
  if (summary) current.querySelector(".summary").replaceWith(document.adoptNode(summary));
}

async function keepPolling(isElsewhere) {
  let isPending = "pending" in document.getElementById("main").dataset;
  // A quick check has ended before its page is there.
  const known = document.querySelector("main [data-verdict]");
  if (!isPending && known && !isElsewhere) announce(known, false);
  while (isPending) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      isPending = await poll();
    } catch {
      say("piiguard does not answer. Is it still running?");
      await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    }
  }
}

// --------------------------------------------------------------------- files

function chosen(input) {
  const names = [...input.files].map((file) => file.name);
  const note = input.closest("[data-drop]").querySelector("[data-chosen]");
  note.textContent =
    names.length === 0 ? "" : names.length === 1 ? names[0] : `${names.length} files chosen`;
}

function submit(form) {
  const button = form.querySelector("[data-submit]");
  button.textContent = "Taking the files …";
  say("Taking the files.");
  form.requestSubmit(button);
}

function carriesFiles(event) {
  return event.dataTransfer && [...event.dataTransfer.types].includes("Files");
}

let depth = 0;
function setOver(isOver) {
  document.body.classList.toggle("is-over", isOver);
}
document.addEventListener("dragenter", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  depth += 1;
  setOver(true);
});
document.addEventListener("dragleave", () => {
  depth = Math.max(0, depth - 1);
  if (depth === 0) setOver(false);
});
document.addEventListener("dragover", (event) => {
  if (carriesFiles(event)) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  // Else the browser would open the file in place of the page.
  event.preventDefault();
  depth = 0;
  setOver(false);
  const form = document.querySelector("[data-check]");
  if (!form || event.dataTransfer.files.length === 0) return;
  const input = form.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  chosen(input);
  submit(form);
});

// ------------------------------------------------------- a page's own elements

function pair(root, number, isOn) {
  root.querySelectorAll(`#box-${number}, #finding-${number}, [id^="mark-${number}-"]`)
    .forEach((element) => element.classList.toggle("is-paired", isOn));
}

function enhance(root) {
  root.querySelectorAll("input[type=file]").forEach((input) => {
    input.addEventListener("change", () => chosen(input));
  });
  // Pointing at a box shows its finding, and the other way round.
  root.querySelectorAll(".box, .mark, .card").forEach((element) => {
    const number = element.id.split("-")[1];
    for (const [type, isOn] of [["pointerenter", true], ["focusin", true], ["pointerleave", false], ["focusout", false]]) {
      element.addEventListener(type, () => pair(root, number, isOn));
    }
  });
  // Following a box moves the focus too, not only the view.
  root.querySelectorAll('a[href^="#"]').forEach((link) => {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      event.preventDefault();
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
    });
  });
  // Showing and masking keeps the place on the page.
  root.querySelectorAll("form[data-stay]").forEach((form) => {
    form.addEventListener("submit", () => sessionStorage.setItem("scroll", String(window.scrollY)));
  });
}

// A page that answers a form goes on where the form was sent: at its button, at the
// finding that was reported, or at what is wrong with the form, which is said.
function land() {
  const scroll = sessionStorage.getItem("scroll");
  const complaint = document.querySelector("[data-focus]");
  const named = window.location.hash && document.getElementById(window.location.hash.slice(1));
  const target = scroll !== null ? document.querySelector("form[data-stay] button") : complaint || named;
  if (complaint) say(complaint.textContent.trim());
  if (target) target.focus({ preventScroll: target !== complaint });
  if (scroll !== null) {
    sessionStorage.removeItem("scroll");
    window.scrollTo(0, Number(scroll));
  }
  return Boolean(target);
}

enhance(document);
keepPolling(land());
