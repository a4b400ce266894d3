// Judges the elements of a story, and finds the typical mistake behind what went wrong.
function elementAttempts(exercise, chosen) {
  return Object.entries(chosen).map(([part, { said, sentence }]) => ({
    part,
    key: exercise.elements[part].key,
    said,
    sentence,
    sentence_right: sentence === null ? null : exercise.elements[part].right[sentence],
  }));
}

function onElements(words, exercise, attempts) {
  const names = (found) => (
    found.map(({ part }) => exercise.elements[part].name.toLowerCase()).join(", ")
  );
  const missed = names(attempts.filter(({ key, said }) => key === "yes" && said !== "yes"));
  const added = names(attempts.filter(({ key, said }) => said === "yes" && key !== "yes"));
  const items = attempts.map(({ part, said, sentence }) => (
    exercise.elements[part].feedback[sentence === null ? said : `${said} ${sentence}`]
  ));
  return {
    title: words.elements_title,
    body: [
      ...(missed ? [{ p: fill(words.missed, missed) }] : []),
      ...(added ? [{ p: fill(words.added, added) }] : []),
      { p: "", items },
    ],
  };
}

function typicalMistakes(mistakes, exercise, attempt) {
  const wrong = attempt.elements.filter(({ key, said }) => (said === "yes") !== (key === "yes"));
  if (attempt.right && !wrong.length) return [];
  const about = wrong.flatMap(({ part }) => exercise.elements[part].about);
  const own = mistakes[exercise.myth];
  const fits = own && (about.includes(own.about) || !(own.about || attempt.right));
  const ids = [
    ...(fits ? [exercise.myth] : []),
    ...(attempt.right ? [] : [exercise.mixed_up[attempt.said], exercise.myth]),
    ...Object.keys(mistakes).filter((id) => about.includes(mistakes[id].about)),
  ];
  const found = ids.find((id) => id && !mistakes[id].holds);
  return found ? [mistakes[found].section] : [];
}

function storyFeedback(lesson, exercise, attempt, sections) {
  const [byTheRules, ...others] = sections;
  return [
    byTheRules,
    onElements(lesson.words, exercise, attempt.elements),
    ...typicalMistakes(lesson.mistakes, exercise, attempt),
    ...others,
  ];
}
