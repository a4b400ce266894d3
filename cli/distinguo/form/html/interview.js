// Conducts the interview as a pure reducer: `after` returns the state that follows an event, and
// `agenda` what is left to ask. It is the interview of `distinguo screen` in its usual scope.
//
// A state: { page, at, role, answers, trail, prepared, leftOut }. `at` is a question, `trail` the
// places that the review and the result were opened from; `prepared` and `leftOut` name the hard
// parts that were announced and begun, or that are not to be asked.
const beginning = (rules) => ({
  page: "welcome",
  at: rules.named.danger,
  role: "worker",
  answers: {},
  trail: [],
  prepared: [],
  leftOut: [],
});

// An onlooker's answer counts as unsure where only the person can know that it is so.
function asEvidence(rules, answers, role) {
  const evidence = { ...answers };
  for (const id of role === "observer" ? rules.order : []) {
    if (rules.questions[id].beyond.includes(answers[id])) evidence[id] = "unsure";
  }
  return evidence;
}

// Returns what the answers of a state leave to ask; each state is worked out once.
const agendas = new WeakMap();

function agenda(rules, state) {
  if (!agendas.has(state)) agendas.set(state, agendaOf(rules, state));
  return agendas.get(state);
}

function agendaOf(rules, state) {
  const { answers, role, leftOut } = state;
  const { ages } = rules.named;
  const evidence = asEvidence(rules, answers, role);

  // Whether nothing that the words of a question lean on was denied, in so many words or by what
  // the known answers imply.
  const hasMeaning = (id, known) => {
    const earlier = rules.questions[id].follows;
    if (!earlier) return true;
    return known[earlier] !== "no" && answers[earlier] !== "no" && hasMeaning(earlier, known);
  };
  const implied = (evident) => answersOf(rules, closed(rules, termOf(rules, evident)));

  let certain = {}; // the answers that count, as evidence
  for (const id of rules.order.filter((each) => each in evidence)) {
    const together = { ...certain, [id]: evidence[id] };
    const leans = rules.questions[id].follows;
    const fits = !leans || hasMeaning(id, implied(certain));
    if (fits && isPossible(rules, termOf(rules, together))) certain = together;
  }
  const counted = {};
  for (const id of Object.keys(certain)) counted[id] = answers[id];
  const term = closed(rules, termOf(rules, certain));
  const known = answersOf(rules, term);

  const isGrownUp = known[ages[ages.length - 1]] === "no";
  const mayChildAnswer = role === "self" && !isGrownUp;
  const agesToAsk = ages.filter((id) => !(id in answers) && !(id in known));
  const isSex = (id) => rules.questions[id].block === rules.named.sex;
  const isShut = (id) => {
    const question = rules.questions[id];
    return !hasMeaning(id, known) || leftOut.includes(question.block)
      || (role === "observer" && question.hidden)
      || (isSex(id) && mayChildAnswer && !agesToAsk.length);
  };
  const worth = worthAsking(rules, term);
  const wanted = rules.order.filter((id) => worth.has(id) && !(id in known) && !isShut(id));
  const first = role === "self" && wanted.some(isSex) ? agesToAsk : [];
  const toCome = rules.order.filter(
    (id) => (wanted.includes(id) || first.includes(id)) && !(id in counted),
  );
  return {
    counted,
    term,
    toCome,
    mayBeChild: !isGrownUp && !ages.some((id) => answers[id] === "no"),
    mayShow: (id) => id in counted
      || (!(isSex(id) && mayChildAnswer) && !isShut(id) && !(id in known)),
  };
}

// Returns the title of everything shown that an answer to a question can still change.
function changeable(rules, state, id) {
  const { term } = agenda(rules, state);
  const parts = rules.laws.flatMap((law) => [
    ...law.rules.map((rule) => [rule.title, rule.when]),
    ...law.findings.map((finding) => [finding.title, finding.when]),
  ]);
  const changed = parts.filter(
    ([, when]) => matters(rules, rules.expressions[when], term).includes(id),
  );
  return [...new Set(changed.map(([title]) => title))];
}

function progress(rules, state) {
  const { counted, toCome } = agenda(rules, state);
  const answered = Object.keys(counted);
  const atMost = answered.length + toCome.length;
  const place = answered.indexOf(state.at);
  if (place >= 0) return { number: place + 1, atMost };
  return { number: answered.length + 1, atMost: Math.max(atMost, answered.length + 1) };
}

// Returns the parts that were left out, each with the first question that it would ask.
function partsLeftOut(rules, state) {
  return rules.blocks.map((block) => block.id).filter((id) => state.leftOut.includes(id))
    .map((block) => ({
      block,
      first: agenda(rules, takingIn(state, block)).toCome
        .find((id) => rules.questions[id].block === block),
    }))
    .filter(({ first }) => first);
}

// Returns the state after an event: { reply: ANSWER }, { goTo: QUESTION }, { as: ROLE }, or one of
// the words on, back, review, result, leave_out. An event that does not fit the page changes nothing.
function after(rules, state, event) {
  if (event.reply) return state.page === "question" ? replied(rules, state, event.reply) : state;
  if (event.goTo) return turnedTo(rules, state, event.goTo);
  if (event.as) {
    return state.page === "welcome" ? wentOn(rules, { ...state, role: event.as }) : state;
  }
  if (event === "on") return wentOn(rules, state);
  if (event === "back") return wentBack(rules, state);
  if (event === "leave_out") return mayLeaveOut(rules, state) ? leftOut(rules, state) : state;
  return lookedAt(state, event);
}

function replied(rules, state, answer) {
  const { block } = rules.questions[state.at];
  const prepared = isHard(rules, block) ? withBlock(state.prepared, block) : state.prepared;
  const next = { ...state, answers: { ...state.answers, [state.at]: answer }, prepared };
  const warning = warningOf(rules, next);
  if (warning) return { ...next, page: warning, trail: [] };
  return wasStopped(rules, state) ? lookedAt(next, "result") : onward(rules, next);
}

const isHard = (rules, block) => rules.blocks.find((each) => each.id === block).isHard;
const withBlock = (blocks, block) => [...new Set([...blocks, block])];

// Returns whether the part at hand is a hard one, of which no more need be asked.
function mayLeaveOut(rules, state) {
  return ["pause", "question"].includes(state.page) && isHard(rules, rules.questions[state.at].block);
}

// Returns whether the question begins a hard part without a pause.
function announces(rules, state) {
  const isNew = !state.prepared.includes(rules.questions[state.at].block);
  return state.page === "question" && mayLeaveOut(rules, state) && isNew;
}

// Returns whether the question was chosen from a result that came before the last one.
function wasStopped(rules, state) {
  return agenda(rules, state).toCome.length > 0 && state.trail.some(({ page }) => page === "result");
}

// Returns whether a hard part has to be announced before its first question is seen: to the
// person, and before a question about sex acts is read aloud to someone who may be a child.
function pausesBefore(rules, state, block) {
  if (!isHard(rules, block) || state.prepared.includes(block)) return false;
  const asks = ["worker", "observer"].includes(state.role);
  const asksChild = asks && agenda(rules, state).mayBeChild;
  return state.role === "self" || (block === rules.named.sex && asksChild);
}

// Returns the page that has to come before any further question, if there is one.
function warningOf(rules, state) {
  if (state.at === rules.named.danger && state.answers[state.at] !== "no") return "danger";
  return concernsChild(rules, state) ? "child" : null;
}

function concernsChild(rules, state) {
  const { ages, sexForValue } = rules.named;
  const { mayBeChild, toCome } = agenda(rules, state);
  if (!mayBeChild) return false;
  if (state.role === "self" && ages.includes(state.at)) return !ages.some((id) => toCome.includes(id));
  return state.at === sexForValue && state.answers[sexForValue] === "yes";
}

function onward(rules, state) {
  const [following] = agenda(rules, state).toCome;
  if (!following) return { ...state, page: "result", trail: [] };
  const { block } = rules.questions[following];
  const page = pausesBefore(rules, state, block) ? "pause" : "question";
  return { ...state, page, at: following, trail: [] };
}

function wentOn(rules, state) {
  if (["welcome", "danger", "child"].includes(state.page)) return onward(rules, state);
  if (state.page === "pause") {
    const prepared = withBlock(state.prepared, rules.questions[state.at].block);
    return { ...state, page: "question", prepared };
  }
  return state.page === "review" ? lookedAt(state, "result") : state;
}

function leftOut(rules, state) {
  const without = { ...state, leftOut: withBlock(state.leftOut, rules.questions[state.at].block) };
  return wasStopped(rules, state) ? lookedAt(without, "result") : onward(rules, without);
}

function takingIn(state, block) {
  if (!state.leftOut.includes(block)) return state;
  const others = state.leftOut.filter((each) => each !== block);
  return { ...state, leftOut: others, prepared: withBlock(state.prepared, block) };
}

function turnedTo(rules, state, id) {
  if (!(id in rules.questions)) return state;
  const takenIn = takingIn(state, rules.questions[id].block);
  if (!agenda(rules, takenIn).mayShow(id)) return state;
  const trail = [...state.trail, { page: state.page, at: state.at }];
  return { ...takenIn, page: "question", at: id, trail };
}

// Opens the review or the result; a place is left only once on the way to them.
function lookedAt(state, page) {
  if (state.page === page) return state;
  const place = state.trail.findIndex((each) => each.page === page);
  if (place >= 0) return { ...state, page, trail: state.trail.slice(0, place) };
  const here = state.page === "review" ? [] : [{ page: state.page, at: state.at }];
  return { ...state, page, trail: [...state.trail.filter((each) => each.page !== "review"), ...here] };
}

function wentBack(rules, state) {
  for (let length = state.trail.length - 1; length >= 0; length -= 1) {
    const place = state.trail[length];
    if (stillFits(rules, state, place)) {
      return { ...state, page: place.page, at: place.at, trail: state.trail.slice(0, length) };
    }
  }
  return toQuestionBefore(rules, state);
}

function toQuestionBefore(rules, state) {
  if (state.page === "welcome") return state;
  if (["danger", "child"].includes(state.page)) return { ...state, page: "question", trail: [] };
  const { counted } = agenda(rules, state);
  let asked = Object.keys(state.answers).filter((id) => id in counted);
  if (state.page === "question" && asked.includes(state.at)) {
    asked = asked.slice(0, asked.indexOf(state.at));
  }
  if (!asked.length) return { ...state, page: "welcome", trail: [] };
  return { ...state, page: "question", at: asked[asked.length - 1], trail: [] };
}

// Returns whether a place that was left still goes with the answers.
function stillFits(rules, state, place) {
  const { mayShow, toCome } = agenda(rules, state);
  const { danger } = rules.named;
  switch (place.page) {
    case "question": return mayShow(place.at);
    case "pause": {
      return toCome.includes(place.at)
        && !state.prepared.includes(rules.questions[place.at].block);
    }
    case "danger": return danger in state.answers && state.answers[danger] !== "no";
    case "child": return concernsChild(rules, { ...state, at: place.at });
    default: return true;
  }
}
