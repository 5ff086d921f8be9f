/** Similarity of answers in one assessment. */
export const similarity = {
  title: 'Similar answers',
  text: 'How much of this answer also appears in other candidates’ answers. Names, layout and starter code don’t count.',
  compare: 'Compare with other answers',
  computing: 'Comparing. This takes a few seconds.',
  failed: 'The comparison failed, so there’s no result. The report is unchanged.',
  again: 'Compare again',
  hidden: 'Similar answers appear once you hand in your review.',
  kept: 'The report is unchanged.',
  limits: {
    title: 'What this can’t tell you',
    small:
      'Short tasks and documents have few good answers, so strangers often write nearly the same thing. Compare the highest value with the typical one.',
    why: 'It doesn’t say who wrote first, or whether both learned from the same page or used the same assistant.',
    found: 'It doesn’t find rewritten copies, and it doesn’t compare answers in different languages.',
    points: 'It isn’t a verdict and doesn’t change points. Ask the candidate to explain their answer.',
  },
  numbers_one:
    'Highest {{highest, number}}%, typical {{typical, number}}%, compared with {{count, number}} answer in the same language.',
  numbers_other:
    'Highest {{highest, number}}%, typical {{typical, number}}%, compared with {{count, number}} answers in the same language.',
  none: 'No other answer shares {{from, number}}% or more.',
  match: '{{percent, number}}% of this answer also appears in the answer of {{name}}.',
  open: 'Report of {{name}}',
  somebody: 'another candidate',
  own: 'This answer',
  place: '{{whose}}, {{path}} from line {{line, number}}',
  noExamples: 'The answers are too repetitive to show individual matches.',
  states: {
    compared: 'Nothing to compare.',
    'no-answer': 'No answer was handed in.',
    short: 'The answer adds too little to the starter to compare it.',
    large: 'The answer is too large to compare.',
    alone: 'Nobody else has an answer in this language yet.',
    failed:
      'Comparing this answer took too long or too much memory. Compare again; if it fails again, read the answers themselves.',
  },
} as const;
