"use strict";
// Finds what answers show, from the compiled rules: the same sets as in `distinguo law export`.
//
// A term is a set of answers as bits. Its first half has a bit for each question answered yes, its
// second half one for each answered no; every number holds BITS questions, in their order.
// An expression is two lists of terms, its prime implicants: it is true when the answers include
// one of the first list, false when they include one of the second, and otherwise open (null).
// No answer, "unsure" and the other non-answers set no bit, so that they never count as no.
const BITS = 30;

const includes = (known, term) => term.every((bits, at) => (bits & ~known[at]) === 0);
const contradicts = (known, term) => {
  const half = term.length / 2;
  return term.some((bits, at) => bits & known[at < half ? at + half : at - half]);
};
const opposite = (term) => [...term.slice(term.length / 2), ...term.slice(0, term.length / 2)];
const without = (term, known) => term.map((bits, at) => bits & ~known[at]);
const union = (term, other) => term.map((bits, at) => bits | other[at]);
const size = (term) => {
  let count = 0;
  for (let bits of term) for (; bits; bits &= bits - 1) count += 1; // takes the lowest bit away
  return count;
};

// Reads the terms of the data, [yes, no] with the questions as the digits of a binary number.
function readRules(data) {
  const numbers = Math.ceil(data.order.length / BITS);
  const read = (mask) => Array.from({ length: numbers }, (_, at) => (
    Math.floor(mask / 2 ** (BITS * at)) % 2 ** BITS
  ));
  const terms = (list) => list.map(([yes, no]) => [...read(yes), ...read(no)]);
  const expressions = data.expressions.map(([yes, no]) => ({ yes: terms(yes), no: terms(no) }));
  return { ...data, numbers, expressions, impossible: terms(data.impossible) };
}

// Returns the term of some answers: of each question either "yes", "no" or anything else.
function termOf(rules, answers) {
  const term = new Array(2 * rules.numbers).fill(0);
  rules.order.forEach((id, at) => {
    const place = Math.floor(at / BITS) + (answers[id] === "no" ? rules.numbers : 0);
    if (answers[id] === "yes" || answers[id] === "no") term[place] |= 1 << (at % BITS);
  });
  return term;
}

// Returns the answers of a term, by question, in the order of the questions.
function answersOf(rules, term) {
  const found = {};
  rules.order.forEach((id, at) => {
    const place = Math.floor(at / BITS);
    if (term[place] >> (at % BITS) & 1) found[id] = "yes";
    else if (term[place + rules.numbers] >> (at % BITS) & 1) found[id] = "no";
  });
  return found;
}

const isPossible = (rules, known) => !rules.impossible.some((term) => includes(known, term));

// Adds the answers that the known ones imply: the opposite of what alone lacks to the impossible.
function closed(rules, known) {
  const lacking = rules.impossible.map((term) => without(term, known)).filter((term) => size(term) === 1);
  return lacking.filter((term) => !contradicts(known, term)).map(opposite).reduce(union, known);
}

function truth(expression, known) {
  if (expression.yes.some((term) => includes(known, term))) return true;
  if (expression.no.some((term) => includes(known, term))) return false;
  return null;
}

// Returns every smallest set of known answers that forces the value; none while it is open.
function reasons(expression, known) {
  const forcing = (terms) => terms.filter((term) => includes(known, term));
  const yes = forcing(expression.yes);
  return yes.length ? yes : forcing(expression.no);
}

// Returns every smallest set of further answers that would decide an open value, and to which.
function openings(expression, known) {
  if (truth(expression, known) !== null) return [];
  const left = (terms) => minimal(
    terms.filter((term) => !contradicts(known, term)).map((term) => without(term, known)),
  );
  const found = [
    ...left(expression.yes).map((term) => ({ term, value: true })),
    ...left(expression.no).map((term) => ({ term, value: false })),
  ];
  return found.sort((a, b) => size(a.term) - size(b.term));
}

// Returns the terms that include no other one of them, smallest first.
function minimal(terms) {
  const kept = [];
  for (const term of [...terms].sort((a, b) => size(a) - size(b))) {
    if (!kept.some((smaller) => includes(term, smaller))) kept.push(term);
  }
  return kept;
}

// Returns the ids of the questions that can still decide a value.
function matters(rules, expression, known) {
  const terms = openings(expression, known).map(({ term }) => term);
  return Object.keys(answersOf(rules, terms.reduce(union, new Array(2 * rules.numbers).fill(0))));
}

// Returns the expressions of all that a question can be asked for in a law, by their places.
function askedAbout(rules, law, known) {
  const isAsked = ({ asked }) => asked === null || truth(rules.expressions[asked], known) !== false;
  const places = [...Object.values(law.verdicts), ...law.findings.filter(isAsked).map(({ when }) => when)];
  for (const rule of law.rules) {
    places.push(rule.when);
    if (truth(rules.expressions[rule.when], known) !== false) places.push(...rule.elements);
  }
  return places;
}

// Returns the ids of the questions whose answers can still change something that is shown.
function worthAsking(rules, known) {
  const places = new Set(rules.laws.flatMap((law) => askedAbout(rules, law, known)));
  const found = new Set();
  for (const place of places) {
    matters(rules, rules.expressions[place], known).forEach((id) => found.add(id));
  }
  return found;
}
