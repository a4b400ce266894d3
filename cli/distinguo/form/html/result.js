// Makes the result of a set of answers, in the words of the same language as the page. It is the
// result of `distinguo screen`: the same sections, with the same sentences, in the same order.
//
// A part of a section is { headline }, { p, isStrong }, { items, title, more }, { table } or
// { contact, isFirst, lead, place }; `more` counts what a list leaves out.
const MAX_ANSWERS_SHOWN = 3;
const MAX_QUESTIONS_SHOWN = 2;
const MAX_STEPS = 3;
const STATUS = new Map([[true, "indicated"], [false, "not_indicated"], [null, "undetermined"]]);

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const voiceOf = (role) => (role === "self" ? "you" : "about");

// Returns what answers show; with `isBare`, without the trip and with trafficking alone.
function assess(rules, given, role, isBare) {
  const isAboutTrip = (id) => rules.named.trip.includes(id);
  const ids = rules.order.filter((id) => id in given && !(isBare && isAboutTrip(id)));
  const answers = picked(given, ids);
  const evidence = asEvidence(rules, answers, role);
  const { counted, conflicts } = countedOf(rules, answers, role);
  const term = termOf(rules, counted);
  const all = closed(rules, term);
  const worth = worthAsking(rules, all);
  const verdicts = isBare ? ["trafficking"] : ["trafficking", "smuggling"];
  return {
    answers,
    counted,
    role,
    conflicts,
    verdicts,
    downgraded: ids.filter((id) => evidence[id] !== answers[id]),
    couldMatter: rules.order.filter((id) => worth.has(id) && !(isBare && isAboutTrip(id))),
    laws: rules.laws.map((law) => assessLaw(rules, law, verdicts, term, all)),
  };
}

// Returns the answers as they count, and the pairs that cannot both be so: both count as unsure.
function countedOf(rules, answers, role) {
  const counted = asEvidence(rules, answers, role);
  const term = termOf(rules, counted);
  const placesOf = (ids) => ids.map((id) => rules.order.indexOf(id));
  const conflicts = rules.impossible.filter((pair) => includes(term, pair))
    .map((pair) => Object.keys(answersOf(rules, pair)))
    .sort((one, other) => compare(placesOf(one), placesOf(other)));
  for (const id of conflicts.flatMap((pair) => pair)) counted[id] = "unsure";
  return { counted, conflicts };
}

function compare(numbers, others) {
  const at = numbers.findIndex((number, place) => number !== others[place]);
  return at < 0 ? 0 : numbers[at] - others[at];
}

function assessLaw(rules, law, verdicts, term, all) {
  const known = {};
  for (const verdict of Object.keys(law.verdicts)) {
    const expression = rules.expressions[law.verdicts[verdict]];
    known[verdict] = {
      status: STATUS.get(truth(expression, term)),
      reasons: reasons(expression, term).map((each) => answersOf(rules, each)),
      settledBy: openings(expression, all).map(({ term: way, value }) => (
        { answers: answersOf(rules, way), status: STATUS.get(value) }
      )),
      forms: law.rules.filter((rule) => rule.verdict === verdict && rule.isNamed
        && truth(rules.expressions[rule.when], term)).map((rule) => rule.title),
    };
  }
  const found = law.findings.map((finding) => (
    { finding, truth: truth(rules.expressions[finding.when], term) }
  )).filter((state) => says(rules, state, term) && !(state.finding.insteadOf
    && known[state.finding.insteadOf].status === "indicated"));
  const state = { law, findings: found, verdicts: {} };
  for (const verdict of verdicts) state.verdicts[verdict] = known[verdict];
  state.warns = found.some(({ finding, truth: value }) => finding.id === "control_signs" && value);
  return state;
}

function says(rules, { finding, truth: value }, term) {
  if (value !== null) return value;
  const isPresumed = finding.presumed === null || truth(rules.expressions[finding.presumed], term);
  return finding.saysOpen && isPresumed;
}

const is = (assessment, id) => assessment.counted[id] === "yes";
const mayBe = ({ counted }, id) => (
  id in counted && !["no", "not_asked", "not_applicable"].includes(counted[id])
);
const isTrafficking = ({ laws }) => laws.some((law) => law.verdicts.trafficking.status === "indicated");

function mayBeChildNow(rules, assessment) {
  const { ages } = rules.named;
  const isGrownUp = assessment.counted[ages[ages.length - 1]] === "no";
  return !isGrownUp && ages.some((id) => mayBe(assessment, id));
}

function isStayAtStake(rules, assessment) {
  if (assessment.counted[rules.named.abroad] === "no") return false;
  return rules.named.rightToStay.some((id) => mayBe(assessment, id));
}

// Returns whether the answers that are shown say how someone came who may be from abroad.
function tellsOfTrip(rules, answers) {
  const told = rules.named.trip.some((id) => ["yes", "no"].includes(answers[id]));
  return told && answers[rules.named.abroad] !== "no";
}

// Returns { id, note } for each contact that the answers call for, the most urgent first.
function referrals(rules, words, assessment) {
  const { contacts, named } = rules;
  const inDanger = mayBe(assessment, named.danger);
  const serves = {
    hotline: true,
    emergency: true,
    directory: true,
    child: mayBeChildNow(rules, assessment),
    partner_violence: named.partner.some((id) => is(assessment, id)),
    sexual_violence: is(assessment, named.sexForValue) && isTrafficking(assessment),
    work: is(assessment, named.work) && isTrafficking(assessment),
    victim_support: isTrafficking(assessment),
    crisis: assessment.role === "self",
    report: assessment.role === "observer",
  };
  const rank = (id) => {
    const { kind, hasTextOrChat, isAgency } = contacts[id];
    if (kind === "emergency" && inDanger) return 0;
    if (kind === "child" && hasTextOrChat) return mayBeChildNow(rules, assessment) ? 1 : 3;
    if (["hotline", "emergency", "directory"].includes(kind)) return 2;
    return isAgency ? 4 : 3;
  };
  const called = assessment.laws.flatMap(({ law }) => law.contacts.filter((id) => serves[contacts[id].kind]));
  const byFinding = assessment.laws.flatMap(({ findings }) => findings.flatMap(({ finding }) => finding.contacts));
  const ids = [...new Set([...called, ...byFinding])].sort((a, b) => rank(a) - rank(b));
  const whom = ids.some((id) => contacts[id].kind === "hotline") ? words.the_hotline : words.a_lawyer;
  const you = assessment.role === "self" ? "_you" : "";
  const note = (id) => {
    const { kind, isAgency, isPolice } = contacts[id];
    if (kind === "emergency" && inDanger) {
      return `${words.safe_call} ${fill(words[`police_may_harm${you}`], { whom })}`;
    }
    if (!isAgency || !isStayAtStake(rules, assessment)) return "";
    const agency = isPolice ? words.the_police : words.an_office;
    return fill(words[`agency${you}`], { agency, whom });
  };
  return ids.map((id) => ({ id, note: note(id) }));
}

function missingContacts(rules, words, assessment) {
  const you = assessment.role === "self" ? "_you" : "";
  const inDanger = mayBe(assessment, rules.named.danger);
  const danger = fill(words[`police_may_harm${you}`], { whom: words.a_lawyer });
  return assessment.laws.filter(({ law }) => !law.contacts.length)
    .map(({ law }) => [words.laws[law.id].no_contacts, ...(inDanger ? [danger] : [])].join(" "));
}

function nextSteps(rules, words, assessment) {
  const { contacts, named } = rules;
  const { role } = assessment;
  const shown = referrals(rules, words, assessment).map(({ id }) => contacts[id]);
  const kinds = shown.filter((contact) => contact.hasVoice).map((contact) => contact.kind);
  const hasHotline = kinds.includes("hotline");
  const inDanger = mayBe(assessment, named.danger);
  const isChild = mayBeChildNow(rules, assessment);
  const stay = isStayAtStake(rules, assessment);
  const steps = { self: forSelf, worker: forWorker, observer: forOnlooker, story: () => ["story_exercise"] };

  function forSelf() {
    const child = shown.find((contact) => contact.kind === "child" && contact.hasVoice);
    const toChild = child && (child.hasTextNumber ? "self_child" : "self_child_call");
    return [
      isChild && (toChild || "self_child_alone"),
      inDanger ? "self_any_phone" : "self_phone",
      stay && "self_stay",
      !(isChild && kinds.includes("child")) && (hasHotline ? "self_unsure" : "self_unsure_alone"),
    ];
  }
  function forWorker() {
    const number = hasHotline ? "worker_number" : "worker_line";
    const last = isTrafficking(assessment)
      ? [is(assessment, named.work) && "worker_place", number] : [number, "worker_later"];
    return [
      inDanger && "worker_danger",
      isChild && "worker_child",
      inDanger || isChild ? "worker_ask_after" : "worker_ask",
      stay && "worker_stay",
      ...last,
    ];
  }
  function forOnlooker() {
    const both = ["onlooker_note", "onlooker_danger"];
    return [...(inDanger ? both.reverse() : both), "onlooker_friend"];
  }
  const whom = hasHotline ? words.the_hotline : words.a_lawyer;
  const readers = hasHotline ? words.hotline_or_police : words.the_police;
  return steps[role]().filter(Boolean).slice(0, MAX_STEPS)
    .map((step) => fill(words[step], { whom, readers }));
}

const lineOf = (words, name, state) => fill(words.verdict_line, { title: words.names[name].title, state });

function stateOf(words, state, verdict, forms) {
  const { status } = state.verdicts[verdict];
  if (status === "not_indicated" && verdict === "trafficking" && state.warns) return words.warning_signs;
  const named = forms.map((title) => words.titles[title]).join(words.between);
  return named ? fill(words.state_with_forms, { state: words.states[status], forms: named })
    : words.states[status];
}

// Returns the line of a verdict; of several laws, those that agree come behind one state.
function headline(words, assessment, verdict) {
  const [first, ...others] = assessment.laws;
  if (!others.length) {
    return lineOf(words, first.law.names[verdict], stateOf(words, first, verdict, first.verdicts[verdict].forms));
  }
  const byState = grouped(assessment.laws, (state) => stateOf(words, state, verdict, []), words);
  const states = [...byState.keys()];
  const each = states.map((state) => fill(words.state_with_forms, { state, forms: byState.get(state).join(", ") }));
  return lineOf(words, words.verdict_names[verdict], states.length === 1 ? states[0] : each.join(words.between));
}

// Returns the short names of laws by a text about each of them.
function grouped(laws, textOf, words) {
  const found = new Map();
  for (const state of laws) {
    const text = textOf(state);
    found.set(text, [...(found.get(text) || []), words.laws[state.law.id].short]);
  }
  return found;
}

const ofLaws = (words, laws, text) => fill(words.of_laws, { laws: laws.join(", "), text });

function summaries(rules, words, assessment) {
  const hasHotline = referrals(rules, words, assessment)
    .some(({ id }) => rules.contacts[id].kind === "hotline");
  const statusOf = (state, verdict) => (state.verdicts[verdict] || { status: "undetermined" }).status;
  const said = grouped(assessment.laws, (state) => words.summaries[[
    statusOf(state, "trafficking"), statusOf(state, "smuggling"), hasHotline, state.warns,
  ].join(" ")], words);
  return [...said].map(([text, laws]) => (said.size === 1 ? text : ofLaws(words, laws, text)));
}

function emergencyNumber(rules, words, assessment) {
  const ids = referrals(rules, words, assessment).map(({ id }) => id)
    .filter((id) => rules.contacts[id].kind === "emergency");
  const numbers = ids.map((id) => (
    ids.length === 1 ? words.contacts[id].voice : `${words.contacts[id].voice} (${words.contacts[id].place})`
  ));
  const most = numbers.slice(0, -1).join(", ");
  return [most, ...numbers.slice(-1)].filter(Boolean).join(words.or) || words.local_number;
}

function alertOf(rules, words, assessment) {
  if (!mayBe(assessment, rules.named.danger)) return "";
  const text = assessment.role === "self" ? words.danger_you : words.danger;
  return fill(text, { number: emergencyNumber(rules, words, assessment) });
}

// Returns the own contact, else the most urgent one that is not for emergencies.
function firstContact(rules, shown) {
  const { contacts, own } = rules;
  const ids = [...own, ...shown.map(({ id }) => id)];
  const calm = ids.filter((id) => contacts[id].kind !== "emergency" && (contacts[id].hasVoice || contacts[id].hasTextNumber));
  const lists = ids.filter((id) => contacts[id].kind === "directory");
  return [own, calm, lists, ids].map(([id]) => id).find(Boolean);
}

function leadOf(rules, words, assessment, id) {
  const { kind, hasVoice, hasTextNumber } = rules.contacts[id];
  if (rules.own.length || kind === "emergency" || assessment.role === "story") return "";
  if (kind === "child") {
    if (assessment.role === "self") return "";
    return hasTextNumber ? words.for_children : words.for_children_call;
  }
  if (mayBe(assessment, rules.named.danger)) return words.then_for_advice;
  return hasVoice ? words.call_for_advice : words.for_advice;
}

// Returns the country of a contact if several laws are shown and its name does not say it.
function placeOf(rules, words, id) {
  return rules.laws.length > 1 && !rules.contacts[id].namesPlace ? words.contacts[id].place : "";
}

function firstParts(rules, words, assessment) {
  const { role, verdicts } = assessment;
  const inDanger = mayBe(assessment, rules.named.danger);
  const contact = firstContact(rules, referrals(rules, words, assessment));
  const place = contact && placeOf(rules, words, contact);
  const contactParts = contact
    ? [{ contact, isFirst: true, lead: leadOf(rules, words, assessment, contact), place }]
    : missingContacts(rules, words, assessment).map((p) => ({ p, isStrong: true }));
  const atAnyTime = fill(words.at_any_time, { number: emergencyNumber(rules, words, assessment) });
  return [
    ...verdicts.map((verdict) => ({ headline: headline(words, assessment, verdict) })),
    ...(role === "self" && verdicts.includes("smuggling") ? [{ p: words.not_blamed }] : []),
    ...summaries(rules, words, assessment).map((p) => ({ p })),
    ...(rules.own.length ? [{ p: words.own, isStrong: true }] : []),
    ...contactParts,
    { items: nextSteps(rules, words, assessment), title: words.now },
    ...(role !== "story" && !inDanger ? [{ p: atAnyTime }] : []),
  ];
}

function whyParts(rules, words, assessment) {
  const spared = spareQuestions(rules, assessment);
  return [
    ...findingParts(words, assessment),
    ...assessment.laws.flatMap((state) => assessment.verdicts.flatMap((verdict) => {
      const line = lineOf(words, state.law.names[verdict], stateOf(words, state, verdict, []));
      const short = words.laws[state.law.id].short;
      return mainReason(words, {
        ...state.verdicts[verdict],
        settledBy: state.verdicts[verdict].settledBy
          .filter(({ answers }) => !Object.keys(answers).some((id) => spared.includes(id))),
        line: assessment.laws.length > 1 ? ofLaws(words, [short], line) : line,
        isWarned: verdict === "trafficking" && state.warns,
        role: assessment.role,
      });
    })),
  ];
}

// Returns each finding once; a text of only some laws follows their names.
function findingParts(words, assessment) {
  const voice = voiceOf(assessment.role);
  const found = new Map();
  for (const { law, findings } of assessment.laws) {
    for (const { finding, truth: value } of findings.filter((each) => each.finding.id !== "immediate_danger")) {
      const text = { ...words.findings[finding.text].about, ...words.findings[finding.text][voice] };
      const says = found.get(text.title) || new Map();
      const said = value ? text.says : text.open;
      says.set(said, [...(says.get(said) || []), words.laws[law.id].short]);
      found.set(text.title, says);
    }
  }
  const items = [...found.values()].map((texts) => [...texts].map(([text, laws]) => (
    laws.length === assessment.laws.length ? text : ofLaws(words, laws, text)
  )).join(" "));
  return items.length ? [{ items, title: words.beside }] : [];
}

function answerInWords(words, role, id, answer) {
  return fill(words.statement_and_answer, {
    statement: wording(words, role, id).short, answer: words.answers[answer],
  });
}

const answersInWords = (words, role, answers) => Object.keys(answers)
  .map((id) => answerInWords(words, role, id, answers[id])).join(words.between) || words.no_answer;

function wording(words, role, id) {
  return { ...words.questions[id].about, ...words.questions[id][voiceOf(role)] };
}

// Returns the shortest reason of a verdict; answers that could replace one another are a list.
function mainReason(words, verdict) {
  const { status, line, role } = verdict;
  if (status === "undetermined") return settling(words, verdict);
  const single = verdict.reasons.filter((reason) => Object.keys(reason).length === 1);
  if (single.length > 1) {
    const leftOut = verdict.reasons.length - single.length;
    return [listOf(words, role, single, fill(words.any_one, { line }), leftOut)];
  }
  return verdict.reasons.length ? withAlternatives(words, verdict) : [];
}

// Returns the first reason, then the answers that could stand in it instead of its last one.
function withAlternatives(words, { reasons: every, line, role }) {
  const [first, ...others] = every;
  const inWords = (id) => answerInWords(words, role, id, first[id]);
  const because = { items: Object.keys(first).map(inWords), title: fill(words.because, { line }) };
  for (const id of Object.keys(first)) {
    const shared = Object.keys(first).filter((key) => key !== id);
    const single = others.filter((reason) => shared.length && shared.every((key) => reason[key] === first[key]))
      .map((reason) => picked(reason, Object.keys(reason).filter((key) => !shared.includes(key))))
      .filter((reason) => Object.keys(reason).length === 1);
    if (single.length) {
      const title = fill(words.instead, { answer: inWords(id) });
      return [because, listOf(words, role, single, title, others.length - single.length)];
    }
  }
  return others.length ? [because, { items: [], title: "", more: others.length }] : [because];
}

function picked(answers, ids) {
  const found = {};
  for (const id of ids) found[id] = answers[id];
  return found;
}

function settling(words, { settledBy, line, isWarned, role }) {
  return ["indicated", "not_indicated"].flatMap((status) => {
    const ways = settledBy.filter((way) => way.status === status).map((way) => way.answers);
    const single = ways.filter((way) => Object.keys(way).length === 1);
    const state = status === "not_indicated" && isWarned ? words.warning_signs : words.states[status];
    if (single.length) {
      const title = fill(words.needs_any, { line, state });
      return [listOf(words, role, single, title, ways.length - single.length)];
    }
    if (!ways.length) return [];
    const each = Object.keys(ways[0]).map((id) => picked(ways[0], [id]));
    return [listOf(words, role, each, fill(words.needs_all, { line, state }), 0)];
  });
}

// Returns a list of the first few, with the number of those that it does not show.
function listOf(words, role, sets, title, leftOut) {
  const items = sets.slice(0, MAX_ANSWERS_SHOWN).map((answers) => answersInWords(words, role, answers));
  return { items, title, more: leftOut + sets.length - items.length };
}

// Returns the questions on sex acts that a person who may be a child was not asked.
function spareQuestions(rules, assessment) {
  if (assessment.role !== "self" || !mayBeChildNow(rules, assessment)) return [];
  const isAsked = (id) => id in assessment.answers && assessment.answers[id] !== "not_asked";
  return rules.order.filter((id) => rules.questions[id].block === rules.named.sex && !isAsked(id));
}

// Returns every answer that was given, by part of the questionnaire.
function answerParts(rules, words, assessment) {
  const { answers, role, downgraded } = assessment;
  const given = rules.order.filter((id) => id in answers && answers[id] !== "not_asked");
  const said = (id) => {
    const answer = words.answers[answers[id]];
    const counted = downgraded.includes(id) ? fill(words.counted_as_unsure, { answer }) : answer;
    return fill(words.statement_and_answer, { statement: wording(words, role, id).short, answer: counted });
  };
  const parts = rules.blocks.map(({ id: block }) => ({
    items: given.filter((id) => rules.questions[id].block === block).map(said),
    title: words.blocks[block][voiceOf(role)],
  })).filter(({ items }) => items.length);
  const others = given.some((id) => !["yes", "no"].includes(answers[id]));
  return [
    ...(given.length ? [] : [{ p: words.no_answers }]),
    ...parts,
    ...(others ? [{ p: words.not_a_no }] : []),
  ];
}

function gapParts(rules, words, assessment) {
  const { role, answers, conflicts } = assessment;
  const spared = spareQuestions(rules, assessment);
  const list = (ids, title, most) => (ids.length ? [{
    items: ids.slice(0, most).map((id) => wording(words, role, id).short),
    title,
    more: Math.max(0, ids.length - most),
  }] : []);
  const isAsked = (id) => id in answers && answers[id] !== "not_asked";
  const open = assessment.couldMatter.filter((id) => !spared.includes(id));
  return [
    ...conflicts.flatMap((pair) => list(pair, words.contradictory, pair.length)),
    ...list(open.filter(isAsked), words.unknown, MAX_QUESTIONS_SHOWN),
    ...list(open.filter((id) => !isAsked(id)), words.not_asked, MAX_QUESTIONS_SHOWN),
    ...(spared.length ? [{ p: words.sex_not_asked }] : []),
  ];
}

function contactParts(rules, words, assessment) {
  const own = rules.own.map((contact) => ({ contact, place: "" }));
  const found = own.length
    ? [{ p: words.own, isStrong: true }, ...own, { p: words.ours, isStrong: true }] : [];
  let said = "";
  for (const { id, note } of referrals(rules, words, assessment)) {
    if (note && note !== said) found.push({ p: note, isStrong: true });
    said = note;
    found.push({ contact: id, place: placeOf(rules, words, id) });
  }
  return [...found, ...missingContacts(rules, words, assessment).map((p) => ({ p }))];
}

function sideBySide(words, assessment) {
  if (assessment.laws.length === 1) return [];
  return [{
    table: [
      [words.signs_of, ...assessment.laws.map(({ law }) => words.laws[law.id].short)],
      ...assessment.verdicts.map((verdict) => [
        words.verdict_words[verdict],
        ...assessment.laws.map((state) => stateOf(words, state, verdict, [])),
      ]),
    ],
  }];
}

function lawParts(words, assessment) {
  return [...assessment.laws.map(({ law }) => words.laws[law.id].read), ...words.notices]
    .map((p) => ({ p }));
}

// Returns the alert that comes before all else, and the sections that are not empty.
function resultOf(rules, words, assessment) {
  const sections = [
    ["first", "", firstParts(rules, words, assessment)],
    ["why", words.why, whyParts(rules, words, assessment)],
    ["differences", words.differences, sideBySide(words, assessment)],
    ["given", words.given, answerParts(rules, words, assessment)],
    ["gaps", words.gaps, gapParts(rules, words, assessment)],
    ["contacts", words.call, contactParts(rules, words, assessment)],
    ["law", words.law, lawParts(words, assessment)],
  ].map(([key, title, parts]) => ({ key, title, parts }));
  return {
    alert: alertOf(rules, words, assessment),
    sections: sections.filter(({ parts }) => parts.length),
  };
}
