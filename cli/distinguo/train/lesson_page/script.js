// Runs the exercises of the page. All words, keys and feedback are in the data; nothing is sent
// anywhere, and nothing is kept but in the file that the trainee saves.
const lesson = JSON.parse(document.getElementById("lesson").textContent);
const main = document.querySelector("main");
const attempts = [];
let at = -1;
let step = 0;
let said = {};
let asked = [];
let saved = true;

function element(name, text, parent) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

function body(parts, parent) {
  for (const part of parts) {
    if (part.p) element(part.strong ? "h3" : "p", part.p, parent);
    if (part.items) {
      const list = element("ul", "", parent);
      for (const item of part.items) element("li", item, list);
    }
  }
}

function turn(title) {
  main.textContent = "";
  const heading = element("h2", title, main);
  heading.setAttribute("tabindex", "-1");
  heading.focus();
  window.scrollTo(0, 0);
}

function button(label, action, parent, isChoice) {
  const made = element("button", label, parent || main);
  if (isChoice) made.setAttribute("class", "choice");
  made.setAttribute("type", "button");
  made.addEventListener("click", action);
  return made;
}

function welcome() {
  turn(lesson.title);
  for (const words of lesson.opening) element("p", words, main);
  const label = element("label", "Your pseudonym, not your real name: ", main);
  const field = element("input", "", label);
  field.setAttribute("id", "name");
  field.setAttribute("maxlength", "40");
  field.setAttribute("autocomplete", "off");
  field.value = lesson.name;
  element("p", "", main);
  button("Begin", () => {
    if (!/^[A-Za-z0-9._-]([A-Za-z0-9._ -]{0,38}[A-Za-z0-9._-])?$/.test(field.value)) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
      return;
    }
    lesson.name = field.value;
    saved = false;
    next();
  });
}

function next() {
  at += 1;
  step = 0;
  said = {};
  asked = [];
  if (at >= lesson.exercises.length) return scores();
  return lesson.exercises[at].note ? note() : ask();
}

function place() {
  return `${lesson.exercises[at].title} (${at + 1} of ${lesson.exercises.length})`;
}

function note() {
  turn(place());
  element("p", `A note first. It is about: ${lesson.exercises[at].note}.`, main);
  button("Go on", ask);
  leaveOut();
}

function leaveOut() {
  button("Leave this exercise out", () => {
    attempts.push({ ...lesson.exercises[at].attempt });
    next();
  });
  endHere();
}

// Asks on the same page, so that what was chosen there is kept.
function endHere() {
  const open = button("End here", () => {
    sure.hidden = false;
    open.hidden = true;
    stay.focus();
  });
  const sure = element("div", "", main);
  sure.setAttribute("role", "alert");
  sure.hidden = true;
  element("p", "End now? You cannot come back to the exercises. What you did is kept to save.", sure);
  button("Yes, end now", scores, sure);
  const stay = button("No, stay here", () => {
    sure.hidden = true;
    open.hidden = false;
    open.focus();
  }, sure);
}

function ask() {
  const exercise = lesson.exercises[at];
  if (exercise.answered) return askBlock(exercise);
  const page = exercise.pages[step];
  turn(place());
  exercise.text.forEach((words, number) => element(number ? "p" : "h3", words, main));
  body(page.body, main);
  if (page.field === "elements") askElements(exercise, page);
  else {
    for (const [value, label] of Object.entries(page.choices)) {
      button(label, () => answer(page.field, value), main, true);
    }
  }
  leaveOut();
}

function askElements(exercise, page) {
  const chosen = {};
  const groups = {};
  const isDone = (part) => part in chosen && (chosen[part].said !== "yes" || chosen[part].pointed);
  const missing = element("p", "Answer each part. After Yes, choose a sentence.");
  missing.setAttribute("role", "alert");
  const go = button("Go on", () => {
    const part = Object.keys(groups).find((each) => !isDone(each));
    if (part === undefined) return answer("elements", chosen);
    missing.hidden = false;
    return groups[part].focus();
  });
  missing.hidden = true;
  main.insertBefore(missing, go);
  for (const [part, known] of Object.entries(exercise.elements)) {
    const group = element("fieldset", "");
    main.insertBefore(group, missing);
    element("legend", known.name, group);
    element("p", known.titles.join("; "), group);
    const which = sentenceChoice(exercise, part, chosen);
    for (const [value, label] of Object.entries(page.choices)) {
      const row = element("label", "", group);
      const radio = element("input", "", row);
      radio.setAttribute("type", "radio");
      radio.setAttribute("name", part);
      radio.addEventListener("change", () => {
        chosen[part] = { said: value, sentence: null, pointed: false };
        which.value = "";
        which.hidden = value !== "yes";
      });
      groups[part] = groups[part] || radio;
      element("span", ` ${label} `, row);
    }
    group.append(which);
  }
}

function sentenceChoice(exercise, part, chosen) {
  const which = element("select", "");
  which.setAttribute("name", `${part} sentence`);
  which.setAttribute("aria-label", "Which sentence shows it?");
  which.hidden = true;
  const offered = ["Which sentence shows it?", ...exercise.sentences, "No one sentence"];
  offered.forEach((words, number) => {
    const isSentence = number && number <= exercise.sentences.length;
    const option = element("option", isSentence ? `${number}. ${words}` : words, which);
    option.setAttribute("value", isSentence ? String(number) : number && "none" || "");
  });
  which.addEventListener("change", () => {
    chosen[part].pointed = which.value !== "";
    chosen[part].sentence = Number(which.value) || null;
  });
  return which;
}

function askBlock(exercise) {
  const words = lesson.rules.words;
  turn(place());
  knownSoFar(exercise);
  element("h3", words.which_part, main);
  for (const block of lesson.rules.blocks) {
    const left = block.questions.filter((id) => !asked.includes(id));
    if (left.length) button(block.title, () => askQuestion(exercise, block.title, left), main, true);
  }
  button("Judge the case now", () => conclude(exercise));
  leaveOut();
}

function knownSoFar(exercise) {
  if (!asked.length) element("p", exercise.opening, main);
  else {
    const items = asked.map((id) => exercise.answered[id]);
    body([{ p: lesson.rules.words.known_so_far, strong: true, items }], main);
  }
}

function askQuestion(exercise, title, left) {
  turn(place());
  knownSoFar(exercise);
  element("h3", title, main);
  for (const id of left) {
    button(lesson.rules.texts[id], () => {
      asked.push(id);
      askBlock(exercise);
    }, main, true);
  }
  button("Another part", () => askBlock(exercise));
  leaveOut();
}

function conclude(exercise) {
  turn(place());
  knownSoFar(exercise);
  element("h3", lesson.rules.words.what_it_shows, main);
  for (const [value, label] of Object.entries(exercise.results)) {
    button(label, () => {
      const attempt = interviewAttempt(lesson.rules, exercise, asked, value);
      attempts.push(attempt);
      show(interviewFeedback(lesson.rules, exercise, attempt));
    }, main, true);
  }
  leaveOut();
}

function answer(field, value) {
  said[field] = value;
  step += 1;
  if (step < lesson.exercises[at].pages.length) ask();
  else feedback();
}

function told(exercise) {
  const values = exercise.pages.map((page) => page.field)
    .filter((field) => ["judged", "holds", "chosen"].includes(field)).map((field) => said[field]);
  return exercise.feedback[values.join(" ")];
}

function attemptOf(exercise, found) {
  const elements = exercise.elements ? elementAttempts(exercise, said.elements) : [];
  const sure = said.sure === undefined ? null : Number(said.sure);
  return { ...exercise.attempt, said: found.said, right: found.right, sure, elements };
}

function feedback() {
  const exercise = lesson.exercises[at];
  const { headline, sections, ...found } = told(exercise);
  const attempt = attemptOf(exercise, found);
  attempts.push(attempt);
  const isStory = Boolean(exercise.elements);
  show({
    headline,
    sections: isStory ? storyFeedback(lesson, exercise, attempt, sections) : sections,
  });
}

function show({ headline, sections }) {
  turn(headline);
  for (const section of sections) {
    element("h3", section.title, main);
    body(section.body, main);
  }
  button("Go on", next);
  endHere();
}

function results() {
  return JSON.stringify({ ...lesson.results, name: lesson.name, attempts }, null, 2) + "\n";
}

function scores() {
  turn("Your results");
  const done = attempts.filter((attempt) => attempt.said !== null);
  const right = done.filter((attempt) => attempt.right).length;
  element("p", `You did ${done.length} exercises; ${right} right. ` +
    `You left out ${attempts.length - done.length}.`, main);
  element("p", "Save the file and give it to your trainer. Nothing is sent by this page. " +
    "Save before you reload or close the page: it keeps nothing.", main);
  const link = element("a", "Save the results", main);
  link.setAttribute("href", URL.createObjectURL(new Blob([results()])));
  link.setAttribute("download", `${lesson.name.replaceAll(" ", "_")}.json`);
  link.addEventListener("click", () => { saved = true; });
  element("p", "If your browser does not save files, copy this text:", main);
  const text = element("textarea", "", main);
  text.setAttribute("readonly", "");
  text.setAttribute("rows", "6");
  text.value = results();
  element("p", lesson.whom_to_call, main);
}

window.addEventListener("beforeunload", (event) => {
  if (!saved) event.preventDefault();
});

const drawn = crypto.getRandomValues(new Uint16Array(2));
lesson.name = `${lesson.birds[drawn[0] % lesson.birds.length]}-${1000 + (drawn[1] % 9000)}`;
welcome();
