// Sends the page's forms without leaving it. Everything shown comes from the server as it would without this script.
"use strict";

const composer = document.getElementById("composer");
const box = document.getElementById("question");
const thread = document.getElementById("thread");
const status = document.getElementById("status");
const parse = html => new DOMParser().parseFromString(html, "text/html");

/** Sends what a form held. Where the page has grown too old for its token, takes a new one from a new page and tries once more. */
async function send(address, fields, again = true) {
  const response = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-Chat-Script": "1" },
    redirect: "error",
  });
  if (response.status === 400 && again) {
    const page = parse(await (await fetch("./")).text());
    const token = page.querySelector("input[name=form-token]")?.value;
    if (token) {
      document.querySelectorAll("input[name=form-token]").forEach(field => { field.value = token; });
      fields.set("form-token", token);
      return send(address, fields, false);
    }
  }
  return response;
}

function pending(text) {
  const turn = document.createElement("article");
  turn.className = "turn pending";
  const question = document.createElement("h2");
  question.className = "question";
  question.dir = "auto";
  question.textContent = text;
  const reply = document.createElement("p");
  reply.className = "reply";
  reply.textContent = "Looking it up…";
  turn.append(question, reply);
  return turn;
}

async function ask(form, submitter) {
  const fields = new FormData(form, submitter);
  const text = fields.get("question").trim();
  if (!text || composer.dataset.busy) {
    return;
  }

  composer.dataset.busy = "1";
  status.textContent = "";
  const waiting = pending(text);
  const request = send(form.action, fields);
  thread.append(waiting);
  waiting.scrollIntoView({ block: "start" });
  box.value = "";
  try {
    const response = await request;
    const page = parse(await response.text());
    const turn = page.querySelector("article.turn");
    if (!response.ok || !turn) {
      throw new Error(page.querySelector("h1")?.textContent ?? "TreatyBot gave no reply");
    }

    waiting.replaceWith(turn);
    composer.elements.conversation.value = turn.dataset.conversation;
    composer.elements.turn.value = turn.dataset.next;
    const address = new URLSearchParams({ conversation: turn.dataset.conversation });
    if (composer.elements.collection?.value) {
      address.set("collection", composer.elements.collection.value);
    }
    history.replaceState(null, "", `./?${address}`);
    document.title = `${text} · TreatyBot`;
    turn.scrollIntoView({ block: "start" });
    box.focus({ preventScroll: true });
  } catch (error) {
    waiting.remove();
    box.value = text;
    status.textContent = error instanceof TypeError
      ? "TreatyBot did not answer. See whether it is still running, then ask again."
      : `${error.message}. Ask again, or reload the page.`;
  } finally {
    delete composer.dataset.busy;
  }
}

async function rate(form, submitter) {
  const thanks = form.querySelector(".thanks");
  try {
    const response = await send(form.action, new FormData(form, submitter));
    form.querySelectorAll("button").forEach(button => {
      button.setAttribute("aria-pressed", String(response.ok && button === submitter));
    });
    thanks.textContent = response.ok ? "Noted, thank you." : "That could not be noted. Reload the page and try again.";
  } catch {
    thanks.textContent = "TreatyBot did not answer.";
  }
}

async function unfold(form) {
  const turn = form.closest(".turn");
  try {
    const page = parse(await (await fetch(`./?${new URLSearchParams(new FormData(form))}`)).text());
    const fresh = page.getElementById(turn.id);
    turn.replaceWith(fresh);
    fresh.querySelector(".question").focus({ preventScroll: true });
  } catch {
    form.submit();
  }
}

document.addEventListener("submit", event => {
  const form = event.target;
  const action = form.matches("#composer, .examples") ? ask
    : form.matches(".rating") ? rate
    : form.matches(".unfold") ? unfold
    : null;
  if (action) {
    event.preventDefault();
    action(form, event.submitter);
  }
});

box.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

document.addEventListener("keydown", event => {
  if (event.key === "/" && !event.target.matches("textarea, input, select")) {
    event.preventDefault();
    box.focus();
  }
});
