/** How alike answers of one assessment are. */
export const similarity = {
  title: 'Similar answers',
  text: 'How much of this answer also stands in answers of other candidates of this assessment. Names, layout and the starter don’t count.',
  compare: 'Compare with other answers',
  computing: 'Comparing. This takes a few seconds.',
  failed: 'The answers couldn’t be compared, so nothing is known about them. The report is unchanged.',
  again: 'Compare again',
  hidden: 'Similar answers appear once you hand in your review.',
  kept: 'The report is unchanged.',
  limits: {
    title: 'What this can’t tell you',
    small:
      'Short tasks and documents have few good answers, so people who never met write much the same. Compare the number with the typical one.',
    why: 'It doesn’t say who wrote first, or whether both learned from the same page or used the same assistant.',
    found: 'A rewritten answer isn’t found. Answers in different languages aren’t compared.',
    points: 'It’s no verdict and changes no points. Ask the candidate to explain their answer.',
  },
  numbers_one:
    'Highest {{highest, number}}%, typical {{typical, number}}%, compared with {{count, number}} answer in the same language.',
  numbers_other:
    'Highest {{highest, number}}%, typical {{typical, number}}%, compared with {{count, number}} answers in the same language.',
  none: 'None has {{from, number}}% or more in common.',
  match: '{{percent, number}}% of this answer also stands in the one of {{name}}.',
  open: 'Report of {{name}}',
  somebody: 'another candidate',
  own: 'This answer',
  place: '{{whose}}, {{path}} from line {{line, number}}',
  noExamples: 'The answers repeat themselves too much to show single places.',
  states: {
    compared: 'Nothing to compare.',
    'no-answer': 'No answer was handed in.',
    short: 'Too little was added to the starter to compare it.',
    large: 'The answer is too large to compare.',
    alone: 'Nobody else has an answer in this language yet.',
    failed:
      'Comparing this answer took too long or too much memory. Compare again; if it fails again, read the answers themselves.',
  },
} as const;
