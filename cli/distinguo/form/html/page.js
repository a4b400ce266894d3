// Draws the pages. Nothing is sent and nothing is stored: the answers are in `state`, in memory
// alone, and are cleared when the page is left in any way.
const form = JSON.parse(document.getElementById("form").textContent);
const rules = readRules(form.rules);
const main = document.querySelector("main");
const SETTLE_MS = 300; // a tap that lands twice answers one question
const ESCAPE_MS = 3000;
const MAX_TITLES_SHOWN = 3;

let code = firstLanguage();
let words = form.languages[code];
let state = beginning(rules);
let view = {}; // of the result: isBare, warnsOf ("print" or "copy"), copies
let turnedAt = 0;
let escapes = [];

function firstLanguage() {
  const codes = Object.keys(form.languages);
  const wanted = [form.opensIn, ...navigator.languages.map((each) => each.split("-")[0])];
  return wanted.find((each) => codes.includes(each)) || codes[0];
}

function element(name, text, parent, attributes) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const key of Object.keys(attributes || {})) made.setAttribute(key, attributes[key]);
  if (parent) parent.append(made);
  return made;
}

// Adds text in which every number that is known is a link to call it, or to write to it.
function linked(name, text, parent, attributes) {
  const made = element(name, "", parent, attributes);
  const known = Object.keys(words.numbers).sort((a, b) => b.length - a.length);
  if (!known.length) {
    made.append(text);
    return made;
  }
  const number = new RegExp(`(^|[^\\w.-])(${known.join("|")})(?![\\w-])`, "g");
  let end = 0;
  for (let found = number.exec(text); found; found = number.exec(text)) {
    made.append(text.slice(end, found.index) + found[1]);
    element("a", found[2], made, { href: words.numbers[found[2]] });
    end = number.lastIndex;
  }
  made.append(text.slice(end));
  return made;
}

function button(label, action, parent, attributes) {
  const made = element("button", label, parent, { type: "button", ...attributes });
  made.addEventListener("click", (event) => {
    const isSecondTap = event.detail > 0 && performance.now() - turnedAt < SETTLE_MS;
    if (!isSecondTap) action();
  });
  return made;
}

const group = (kind, label) => element("div", "", main, { class: kind, role: "group", "aria-label": label });
const move = (event) => () => turn(after(rules, state, event));

function turn(next) {
  state = next;
  view = {};
  redraw();
}

// Draws the page; a screen reader goes on from its heading.
function redraw() {
  main.textContent = "";
  turnedAt = performance.now();
  PAGES[state.page]();
  const heading = main.querySelector("h1");
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

const paragraphs = (texts) => texts.forEach((text) => linked("p", text, main));

function welcome() {
  const [about, emergency, ...others] = words.introduction;
  element("h1", "distinguo", main);
  paragraphs([about, emergency, ...words.hotline]);
  element("h2", words.who_answers, main);
  const choices = group("choices", words.who_answers);
  for (const role of Object.keys(words.roles)) button(words.roles[role].label, move({ as: role }), choices);
  element("h2", words.good_to_know, main);
  paragraphs([words.leaves, words.keeps_nothing, words.cannot_clear, ...others]);
}

function question() {
  const { at, role, answers } = state;
  const asked = wording(words, role, at);
  const { number, atMost } = progress(rules, state);
  const part = words.blocks[rules.questions[at].block][voiceOf(role)];
  element("p", fill(words.question_of, { part, number, at_most: atMost }), main, { class: "place" });
  if (announces(rules, state)) element("p", words.blocks[rules.questions[at].block].note, main);
  const [, first, rest] = asked.text.match(/^(.*?[?？؟]|.*)(.*)$/);
  element("span", rest, element("h1", first, main));
  if (role === "observer" && words.questions[at].caution) element("p", words.questions[at].caution, main);
  if (!Object.keys(answers).length && words.roles[role].view) element("p", words.roles[role].view, main);
  if (answers[at]) {
    element("p", fill(words.answered, { answer: words.answer_buttons[answers[at]] }), main, { class: "place" });
  }
  const choices = group("choices", words.which_answer);
  for (const answer of Object.keys(words.answer_buttons)) {
    const pressed = answers[at] ? { "aria-pressed": String(answers[at] === answer) } : {};
    button(words.answer_buttons[answer], move({ reply: answer }), choices, pressed);
  }
  const others = group("others", words.what_next);
  const why = element("div", "", null, { class: "more", id: "why", hidden: "" });
  const toggle = button(words.why_asked, () => {
    why.hidden = !why.hidden;
    toggle.setAttribute("aria-expanded", String(!why.hidden));
    if (!why.textContent) drawWhy(why, asked);
  }, others, { "aria-expanded": "false", "aria-controls": "why" });
  others.append(why);
  button(words.back, move("back"), others);
  button(words.review, move("review"), others);
  if (mayLeaveOut(rules, state)) button(words.leave_out, move("leave_out"), others);
  button(words.stop, move("result"), others);
}

function drawWhy(parent, asked) {
  const titles = changeable(rules, state, state.at).map((title) => words.titles[title]);
  const text = titles.length > MAX_TITLES_SHOWN ? words.can_change_more : words.can_change;
  element("p", asked.why, parent);
  element("p", fill(words.for_example, { example: asked.example }), parent);
  element("p", fill(words.about, { about: words.questions[state.at].serves }), parent);
  element("p", titles.length
    ? fill(text, { titles: titles.slice(0, MAX_TITLES_SHOWN).join(words.between) })
    : words.changes_no_result, parent);
  const list = element("ul", "", parent, { lang: "en", dir: "ltr" });
  for (const source of rules.questions[state.at].sources) element("li", source, list);
}

function advice([title, ...texts], kinds) {
  element("h1", title, main);
  const ids = [...new Set(rules.laws.flatMap(({ contacts }) => contacts))]
    .filter((id) => kinds.includes(rules.contacts[id].kind));
  const [first, ...others] = texts;
  linked("p", first, main);
  if (ids.length) contactBox(ids);
  paragraphs(others);
  element("p", words.watched, main);
  const choices = group("choices", words.what_next);
  button(words.stop_here, move("result"), choices);
  button(words.go_on, move("on"), choices);
  moves();
}

function moves() {
  const others = group("others", words.what_next);
  button(words.back, move("back"), others);
  if (state.page !== "review") button(words.review, move("review"), others);
  return others;
}

const danger = () => advice(words.roles[state.role].danger, ["emergency"]);

function child() {
  if (state.role === "self") {
    advice(words.roles.self.child, ["child"]);
    return;
  }
  const assessment = assess(rules, agenda(rules, state).counted, state.role, false);
  const found = assessment.laws.flatMap(({ findings }) => findings)
    .filter(({ finding }) => finding.id === "child_commercial_sex")
    .map(({ finding, truth: value }) => words.findings[finding.text].about[value ? "says" : "open"]);
  advice([words.child_title, ...new Set(found), words.child_stop], []);
}

function pause() {
  const { block } = rules.questions[state.at];
  const { mayBeChild } = agenda(rules, state);
  element("h1", words.blocks[block][voiceOf(state.role)], main);
  const asksChild = block === rules.named.sex && state.role !== "self" && mayBeChild;
  paragraphs([words.blocks[block].note, ...(asksChild ? [words.ask_no_child] : []), words.at_a_pause]);
  const choices = group("choices", words.what_next);
  button(words.go_on_after_pause, move("on"), choices);
  button(words.leave_out, move("leave_out"), choices);
  button(words.stop_at_pause, move("result"), choices);
  moves();
}

function review() {
  const { counted } = agenda(rules, state);
  const ids = Object.keys(counted);
  element("h1", words.review_title, main);
  element("p", ids.length ? words.review_how : words.review_nothing, main);
  const list = element("ul", "", main, { class: "rows" });
  for (const id of ids) {
    const row = button("", move({ goTo: id }), element("li", "", list));
    element("span", words.answer_buttons[counted[id]], row, { class: "answer" });
    row.append(` ${wording(words, state.role, id).text}`);
  }
  for (const { block, first } of partsLeftOut(rules, state)) {
    const part = words.blocks[block][voiceOf(state.role)];
    button(fill(words.left_out, { part }), move({ goTo: first }), element("li", "", list));
  }
  button(words.see_result, move("result"), group("choices", words.what_next));
  moves();
}

function result() {
  const { counted } = agenda(rules, state);
  if (view.warnsOf) {
    warning();
    return;
  }
  const assessment = assess(rules, counted, state.role, view.isBare);
  const { alert, sections } = resultOf(rules, words, assessment);
  if (alert) linked("p", alert, main, { class: "alert" });
  element("h1", words.not_proof, main);
  for (const { title, parts } of sections) {
    if (title) element("h2", title, main);
    parts.forEach((part) => drawPart(part, title ? "h3" : "h2"));
  }
  element("p", `${today()} ${words.roles[state.role].answers_from}`, main);
  if (view.copies) answersAsText(assessment);
  const others = moves();
  button(words.print, () => keep("print"), others);
  if (state.role !== "self") button(words.copy, () => keep("copy"), others);
  button(words.clear, () => turn(beginning(rules)), others);
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = fill(words.day, { year: now.getFullYear(), month: two(now.getMonth() + 1), day: two(now.getDate()) });
  return fill(words.day_sentence, { day });
}

// Prints the result or shows the answers as text; first warns of answers on how someone came.
function keep(how) {
  if (!view.isBare && !view.isWarned && tellsOfTrip(rules, agenda(rules, state).counted)) {
    view.warnsOf = how;
    redraw();
    return;
  }
  if (how === "copy") {
    view.copies = true;
    redraw();
    main.querySelector("textarea").focus();
  } else window.print();
}

function warning() {
  const how = view.warnsOf;
  const goOn = (isBare) => () => {
    view = { isBare, isWarned: true };
    redraw();
    keep(how);
  };
  element("h1", state.role === "self" ? words.can_be_used_you : words.can_be_used, main);
  const choices = group("choices", words.what_next);
  button(words.keep_all, goOn(false), choices);
  button(words.keep_bare, goOn(true), choices);
  button(words.back, () => turn(state), group("others", words.what_next));
}

// The answers as an answers file of the program.
function answersAsText({ answers, role }) {
  const record = { ...form.record, as: role, answers };
  element("h2", words.copy, main);
  element("p", words.copy_how, main);
  const area = element("textarea", "", main, { readonly: "", autocomplete: "off", "aria-label": words.copy });
  area.value = JSON.stringify(record);
  area.addEventListener("focus", () => area.select());
}

function drawPart(part, heading) {
  if (part.headline) element("p", part.headline, main, { class: "headline" });
  else if (part.items) drawItems(part, heading);
  else if (part.table) drawTable(part.table);
  else if (part.contact) drawContact(part);
  else linked("p", part.p, main, part.isStrong ? { class: "strong" } : {});
}

function drawItems({ items, title, more }, heading) {
  if (title) element(heading, title, main);
  const list = element("ul", "", main);
  for (const item of items) linked("li", item, list);
  if (more) element("li", fill(words.more, { count: more }), list);
}

function drawTable([header, ...rows]) {
  const region = { class: "wide", tabindex: "0", role: "region", "aria-label": words.differences };
  const table = element("table", "", element("div", "", main, region));
  const head = element("tr", "", element("thead", "", table));
  for (const cell of header) element("th", cell, head, { scope: "col" });
  const body = element("tbody", "", table);
  for (const [name, ...cells] of rows) {
    const row = element("tr", "", body);
    element("th", name, row, { scope: "row" });
    for (const cell of cells) element("td", cell, row);
  }
}

function drawContact({ contact, isFirst, lead, place }) {
  const { name, hours, tty } = words.contacts[contact];
  const notes = [place, isFirst ? hours : ""].filter(Boolean).join(", ");
  const title = notes ? fill(words.name_and_hours, { name, hours: notes }) : name;
  if (lead) element("p", lead, main);
  if (isFirst) contactBox([contact], title);
  else {
    element("p", title, main);
    ways(contact, main);
  }
  if (!isFirst && tty && rules.contacts[contact].kind === "hotline") element("p", tty, main);
}

function contactBox(ids, title) {
  const box = element("div", "", main, { class: "call" });
  for (const id of ids) {
    element("p", title || words.contacts[id].name, box);
    ways(id, box);
  }
}

// A page on the web opens beside this one, so that the result stays.
function ways(id, parent) {
  const list = element("div", "", parent, { class: "ways" });
  for (const [label, way, link] of words.contacts[id].ways) {
    const isNumber = /^(tel|sms):/.test(link);
    const apart = link.startsWith("https:") ? { target: "_blank", rel: "noopener noreferrer" } : {};
    if (isNumber) element("a", fill(label, { way }), list, { class: "way", href: link });
    else if (link) element("a", fill(label, { way }), list, { class: "site", href: link, ...apart });
    else element("span", fill(label, { way }), list, { class: "site" });
  }
}

const PAGES = { welcome, question, danger, child, pause, review, result };

function drawHeader() {
  const leaving = document.getElementById("leave");
  const nav = document.getElementById("languages");
  leaving.textContent = words.leave;
  nav.textContent = "";
  nav.setAttribute("aria-label", words.language);
  for (const each of Object.keys(form.languages).filter((other) => other !== code)) {
    button(form.languages[each].name, () => useLanguage(each), nav, { lang: each });
  }
}

// Shows the same page in another language.
function useLanguage(chosen) {
  code = chosen;
  words = form.languages[code];
  document.documentElement.lang = code;
  document.documentElement.dir = words.isRightToLeft ? "rtl" : "ltr";
  drawHeader();
  redraw();
}

function forget() {
  state = beginning(rules);
  view = {};
  main.textContent = "";
}

// An empty page takes the place of this one, so that "back" in the browser does not return here.
function leave() {
  forget();
  document.documentElement.hidden = true;
  document.title = "";
  window.location.replace("about:blank");
}

document.getElementById("leave").addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  escapes = [...escapes.filter((time) => event.timeStamp - time < ESCAPE_MS), event.timeStamp];
  if (escapes.length >= 3) leave();
});
window.addEventListener("pagehide", forget);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) turn(beginning(rules));
});

useLanguage(code);
