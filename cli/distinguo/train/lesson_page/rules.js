"use strict";
// Says what known answers settle under the law of the page, by its prime implicants, as the
// program does. A term is a set of answers: {"under_18": false} says that the answer is no.
function within(term, known) {
  return Object.entries(term).every(([id, yes]) => known[id] === yes);
}

function contradicts(term, known) {
  return Object.entries(term).some(([id, yes]) => id in known && known[id] !== yes);
}

function without(term, known) {
  return Object.fromEntries(Object.entries(term).filter(([id]) => !(id in known)));
}

function minimal(terms) {
  const size = (term) => Object.keys(term).length;
  const kept = [];
  for (const term of [...terms].sort((a, b) => size(a) - size(b))) {
    if (!kept.some((smaller) => within(smaller, term))) kept.push(term);
  }
  return kept;
}

function closed(rules, known) {
  const occurs = (answers) => !rules.impossible.some((term) => within(term, answers));
  const all = { ...known };
  for (const id of rules.order) {
    if (id in known) continue;
    if (!occurs({ ...known, [id]: true })) all[id] = false;
    else if (!occurs({ ...known, [id]: false })) all[id] = true;
  }
  return all;
}

function isDecided(verdict, known) {
  return [...verdict.when_true, ...verdict.when_false].some((term) => within(term, known));
}

function isOpen(rules, known) {
  return rules.verdicts.some((verdict) => !isDecided(verdict, known));
}

function matters(verdict, known) {
  if (isDecided(verdict, known)) return [];
  return [verdict.when_true, verdict.when_false].flatMap((terms) => minimal(
    terms.filter((term) => !contradicts(term, known)).map((term) => without(term, known)),
  )).flatMap((term) => Object.keys(term));
}

function isUnfit(rules, id, known) {
  return rules.sex.includes(id) && known.under_18 !== false;
}

function worthAsking(rules, known) {
  const all = closed(rules, known);
  const found = new Set(rules.verdicts.flatMap((verdict) => matters(verdict, all)));
  return rules.order.filter((id) => found.has(id) && !isUnfit(rules, id, known));
}
