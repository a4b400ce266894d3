// Judges an interview: what was asked, in what order, and whether the answers settled the case.
function fill(words, ...values) {
  return values.reduce((text, value) => text.replace("{}", value), words);
}

function heard(exercise, asked) {
  return Object.fromEntries(
    asked.filter((id) => exercise.answers[id] !== null).map((id) => [id, exercise.answers[id]]),
  );
}

function interviewAttempt(rules, exercise, asked, judged) {
  const needless = [];
  const unfit = [];
  asked.forEach((id, place) => {
    const before = heard(exercise, asked.slice(0, place));
    if (isUnfit(rules, id, before)) unfit.push(id);
    else if (![...rules.safety, ...worthAsking(rules, before)].includes(id)) needless.push(id);
  });
  const open = isOpen(rules, heard(exercise, asked));
  return {
    ...exercise.attempt, said: judged, right: judged === exercise.key && !open, asked, needless,
    unfit, least: exercise.least.length, left_open: open,
  };
}

function interviewFeedback(rules, exercise, attempt) {
  const words = rules.words;
  const texts = (ids) => ids.map((id) => rules.texts[id]);
  const count = fill(words.count, attempt.asked.length, exercise.least.length);
  const sections = [
    { title: words.case_title, body: [{ p: exercise.case }, { p: settled(rules, exercise, attempt) }] },
    { title: words.count_title, body: [{ p: count }, { p: words.fewest, items: texts(exercise.least) }] },
  ];
  const order = onOrder(rules, exercise, attempt.asked);
  if (order.length) sections.push({ title: words.order_title, body: order });
  if (attempt.needless.length) {
    sections.push({ title: words.needless_title, body: [{ p: "", items: texts(attempt.needless) }] });
  }
  if (attempt.unfit.length) {
    const unfit = [{ p: words.not_a_child }, { p: "", items: texts(attempt.unfit) }];
    sections.push({ title: words.unfit_title, body: unfit });
  }
  const right = attempt.right ? words.right : words.wrong;
  return {
    headline: attempt.left_open ? words.not_settled : right,
    sections: [...sections, ...exercise.telling],
  };
}

function settled(rules, exercise, attempt) {
  for (let count = 0; count <= attempt.asked.length; count += 1) {
    if (!isOpen(rules, heard(exercise, attempt.asked.slice(0, count)))) {
      return fill(rules.words.settled, count, attempt.asked.length);
    }
  }
  return attempt.said === "cannot_tell" ? rules.words.said_open : rules.words.left_open;
}

function onOrder(rules, exercise, asked) {
  const parts = [];
  if (asked.length && asked[0] !== rules.safety[0]) parts.push({ p: rules.words.danger_first });
  const sex = asked.findIndex((id) => rules.sex.includes(id));
  if (sex < 0) return parts;
  const place = rules.order.indexOf(asked[sex]);
  const others = worthAsking(rules, heard(exercise, asked.slice(0, sex)))
    .filter((id) => rules.order.indexOf(id) < place && !rules.sex.includes(id))
    .slice(0, rules.max_before_sex);
  if (others.length) {
    parts.push({ p: rules.words.sex_last, items: others.map((id) => rules.texts[id]) });
  }
  return parts;
}
