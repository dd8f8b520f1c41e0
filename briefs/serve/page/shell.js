// The preview round a brief. The server tells the whole state at each change; this shows it. A page is loaded beside
// the one that is read, which then becomes the same: where it was scrolled to, which panel is open and where the
// keyboard is stay as they were.

const id = (name) => document.getElementById(name);

/** What the server told last; null before it told anything. */
let state = null;
let feed = null;

// Where we are

const here = () => decodeURIComponent(location.pathname.slice(1));
const view = () => (state && !state.with_pdf ? "html" : new URLSearchParams(location.search).get("view") ?? "html");
const address = (name, as = view()) => `/${name}${name && as !== "html" ? `?view=${as}` : ""}`;

function go(name, as = view()) {
  const moved = name !== here();
  history[moved ? "pushState" : "replaceState"](null, "", address(name, as));
  if (moved) follow();
  show();
}

function follow() {
  feed?.close();
  feed = null;
  if (document.hidden) return; // a browser has few connections to one server, and a hidden page needs none
  feed = new EventSource(`/-/events?brief=${here()}`);
  feed.onmessage = ({ data }) => {
    state = JSON.parse(data);
    show();
  };
  feed.onerror = () => say("busy", "The preview has ended. Start it again with briefs serve.");
}

// What is shown

function show() {
  if (state === null) return;
  const name = here();
  const brief = state.briefs.find((each) => each.name === name);
  const ours = state.findings.filter((each) => !brief || !each.topic || each.topic === brief.topic);
  const errors = ours.filter((each) => each.severity === "error");
  document.title = `${brief ? `${brief.audience} · ${brief.title}` : "All briefs"} · Preview`;
  id("topic").textContent = brief ? brief.title : "";
  showChoices(brief);
  showPanes(name, brief, errors);
  const remarks = ours.filter((each) => each.severity !== "error" && (!brief || !each.brief || each.brief === name));
  showFindings(errors, remarks, verdict(brief));
  showStatus(errors);
}

function showChoices(brief) {
  id("choices").hidden = !brief;
  if (!brief) return;
  const siblings = state.briefs.filter((each) => each.topic === brief.topic);
  const languages = new Set(siblings.map((each) => each.language));
  const links = siblings.map((each) => {
    const text = languages.size > 1 ? `${each.audience} (${each.language})` : each.audience;
    return { name: each.name, text, current: each === brief };
  });
  fill(id("audiences"), links, ({ name, text, current }) => {
    const link = element("a", { href: address(name), textContent: text });
    link.dataset.name = text;
    if (current) link.setAttribute("aria-current", "page");
    return element("li", {}, link);
  });
  id("views").hidden = !state.with_pdf;
  for (const choice of id("views").querySelectorAll("input")) choice.checked = choice.value === view();
}

function showFindings(errors, remarks, verdict) {
  const panel = id("findings");
  panel.hidden = errors.length + remarks.length === 0;
  panel.classList.toggle("wrong", errors.length > 0);
  id("findings-title").textContent = counted(errors);
  id("verdict").textContent = verdict;
  fill(id("errors"), errors, line);
  const details = id("remarks");
  details.hidden = remarks.length === 0;
  details.querySelector("summary").textContent = counted(remarks);
  fill(details.querySelector("ul"), remarks, line);
}

function verdict(brief) {
  if (!brief) return "A topic in which something is wrong is not made: its files stay as they are.";
  const shown = state.shown[brief.name];
  if (shown?.held && shown.html) return "This is the last page that passed all checks. Mend what is listed here to see your change.";
  if (shown?.held) return "There is no page yet that passed all checks.";
  return "This page is right; the files in out/ stay as they are until the whole topic is.";
}

function showStatus(errors) {
  if (state.trouble) say("wrong", state.trouble);
  else if (errors.length) say("wrong", counted(errors));
  else if (state.building) say("busy", state.with_pdf ? "Making pages and PDFs …" : "Making pages …");
  else say("right", "Up to date");
}

function say(how, text) {
  const status = id("status");
  status.dataset.state = how;
  if (status.textContent !== text) status.textContent = text;
}

function showPanes(name, brief, errors) {
  const shown = name ? state.shown[name] : { html: state.index, held: false, file: "", pdf: "ready" };
  const as = name ? view() : "html";
  const there = shown?.html || (brief && id("html").dataset.source === `/${name}.html`);
  const page = as !== "pdf" && Boolean(there);
  const file = as !== "html" && Boolean(shown?.file);
  id("html").hidden = !page;
  id("pdf").hidden = !file;
  id("nothing").textContent = page || file ? "" : nothing(name, brief, errors);
  id("nothing").hidden = page || file;
  const title = brief ? `${brief.audience}: ${brief.title}` : "All briefs";
  if (page && shown?.html) load(id("html"), `/${name || "index"}.html`, shown.html, title);
  if (file) load(id("pdf"), `/${name}.pdf#navpanes=0&view=FitH`, shown.file, `${title} (PDF)`);
  id("pdf-note").textContent = {
    coming: "This PDF is of an earlier save; the new one is being made.",
    failed: "This PDF is of an earlier save: the new one was not made.",
    ready: "",
  }[shown?.pdf ?? "ready"];
}

function nothing(name, brief, errors) {
  if (name && !brief && state.briefs.length) return "The project has no such brief any more.";
  if (errors.length) return "";
  return state.building ? "The first page is being made …" : "There is nothing to show yet.";
}

// Lists that are written anew only where they changed, so that what has the keyboard keeps it

function fill(list, items, made) {
  const now = JSON.stringify(items);
  if (list.dataset.items === now) return;
  list.dataset.items = now;
  const focused = [...list.querySelectorAll("a")].indexOf(document.activeElement);
  list.replaceChildren(...items.map(made));
  if (focused >= 0) list.querySelectorAll("a")[focused]?.focus();
}

function line({ place, code, message, hint }) {
  const parts = [["place", place], ["code", code], ["message", message], ["hint", hint]];
  const texts = parts.filter(([, text]) => text).map(([className, textContent]) => element("span", { className, textContent }));
  return element("li", {}, ...texts.flatMap((text) => [text, " "]));
}

function counted(findings) {
  const counts = ["error", "warning", "note"].map((kind) => [findings.filter((each) => each.severity === kind).length, kind]);
  return counts.filter(([count]) => count).map(([count, kind]) => `${count} ${kind}${count === 1 ? "" : "s"}`).join(", ");
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A page in its pane

function load(pane, source, bytes, title) {
  if (pane.dataset.source === source && pane.dataset.bytes === bytes) return;
  const same = pane.dataset.source === source;
  Object.assign(pane.dataset, { source, bytes });
  pane.querySelector(".coming")?.remove();
  const old = pane.querySelector("iframe");
  const coming = element("iframe", { className: pane === id("html") ? "coming loading" : "coming", title });
  coming.addEventListener("load", () => arrived(pane, old, coming, same), { once: true });
  coming.src = source;
  pane.append(coming);
}

async function arrived(pane, old, coming, same) {
  if (coming.parentNode !== pane) return; // overtaken by a newer one
  const page = source(coming);
  const shown = old && same ? source(old) : null;
  if (page && shown) {
    const read = reading(old);
    fold(page, read.folded);
    become(shown.documentElement, page.documentElement);
    old.title = coming.title;
    coming.remove();
    resume(old, read);
    return;
  }
  coming.classList.remove("loading");
  page?.documentElement.getBoundingClientRect(); // laid out, so that its faces are asked for
  await page?.fonts.ready;
  if (coming.parentNode !== pane) return;
  page?.addEventListener("click", followed, true);
  coming.classList.remove("coming");
  old?.remove();
}

/** Makes one element what another is, by as few of its parts as need be: what stays is not laid out or drawn again. */
function become(now, next) {
  if (now.isEqualNode(next)) return;
  const [before, after] = [now.childNodes, next.childNodes];
  if (before.length !== after.length || !now.cloneNode().isEqualNode(next.cloneNode())) return now.replaceWith(next);
  for (const [index, child] of [...after].entries()) become(before[index], child);
}

/** The document in a frame, if it is one of ours: what a browser shows a PDF in cannot be looked into. */
function source(frame) {
  try {
    return frame.contentDocument?.contentType === "text/html" ? frame.contentDocument : null;
  } catch {
    return null;
  }
}

const details = (page) => [...page.querySelectorAll("details")];
const fold = (page, folded) => details(page).forEach((each, index) => (each.open = folded[index] ?? false));
const stops = (page) => [...page.querySelectorAll("a[href], button, summary")];

function reading(frame) {
  const page = source(frame);
  return {
    left: frame.contentWindow.scrollX,
    top: frame.contentWindow.scrollY,
    folded: details(page).map((each) => each.open),
    panel: page.querySelector(":popover-open")?.id,
    stop: stops(page).indexOf(page.activeElement),
    focused: document.activeElement === frame,
  };
}

function resume(frame, { left, top, panel, stop, focused }) {
  const page = source(frame);
  if (panel) {
    const marks = [...page.querySelectorAll(`[popovertarget="${panel}"]`)];
    const mark = marks.find((each) => each === stops(page)[stop]) ?? marks[0];
    const opened = page.getElementById(panel);
    opened?.hidePopover(); // it stands at its mark, which may be another
    opened?.showPopover({ source: mark });
  }
  if (focused) {
    frame.focus({ preventScroll: true });
    stops(page)[stop]?.focus({ preventScroll: true });
  }
  frame.contentWindow.scrollTo({ left, top, behavior: "instant" });
}

// Links: those between briefs are ways of the preview, all others leave it to a page of their own

function followed(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = new URL(link.href);
  const [, name, as] = to.pathname.match(/^\/(.*)\.(html|pdf)$/) ?? [];
  if (to.origin !== location.origin) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else if (to.pathname !== link.ownerDocument.location.pathname && name) {
    event.preventDefault();
    go(name === "index" ? "" : name, as);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("header a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(new URL(link.href).pathname.slice(1));
});
id("views").addEventListener("change", (event) => go(here(), event.target.value));
addEventListener("popstate", () => {
  follow();
  show();
});
document.addEventListener("visibilitychange", follow);
follow();
