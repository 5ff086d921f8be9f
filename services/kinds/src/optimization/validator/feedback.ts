/** Where a validator finds its feedback folder; ends in a slash, as validators append file names. */
export const FEEDBACK_FOLDER = '/work/feedback/';

const NAMES = [
  'judgemessage.txt',
  'teammessage.txt',
  'score.txt',
  'score_multiplier.txt',
  'nextpass.in',
] as const;
export type FeedbackName = (typeof NAMES)[number];

const MAX_FILE_BYTES = 4096;

/** Makes the feedback folder empty. */
export const CLEAR_FEEDBACK = ['/bin/sh', '-c', `rm -rf ${FEEDBACK_FOLDER} && mkdir ${FEEDBACK_FOLDER}`];

/** Prints each feedback file, at most 4 KiB of it, as `NAME BYTES\n`, the bytes, `\n`. No links, no pipes. */
export const PRINT_FEEDBACK = [
  '/bin/sh',
  '-c',
  [
    `cd ${FEEDBACK_FOLDER} || exit 1`,
    `for f in ${NAMES.join(' ')}; do`,
    '  if [ -f "$f" ] && [ ! -L "$f" ]; then',
    '    printf "%s %s\\n" "$f" "$(wc -c <"$f")"',
    `    head -c ${MAX_FILE_BYTES} "$f"`,
    '    printf "\\n"',
    '  fi',
    'done',
  ].join('\n'),
];

/** The feedback files that a validator left, by name; longer ones are cut at 4 KiB. */
export type Feedback = ReadonlyMap<FeedbackName, Uint8Array>;

/** Reads what `PRINT_FEEDBACK` printed. Throws when it is not that. */
export function parseFeedback(printed: Uint8Array): Feedback {
  const files = new Map<FeedbackName, Uint8Array>();
  let at = 0;
  while (at < printed.length) {
    const end = printed.indexOf(10, at);
    const head = /^(\S+) +(\d+)$/.exec(new TextDecoder('latin1').decode(printed.subarray(at, end)));
    const name = NAMES.find((known) => known === head?.[1]);
    if (end === -1 || head === null || name === undefined) throw new Error('feedback could not be read back');
    const bytes = Math.min(Number(head[2]), MAX_FILE_BYTES);
    files.set(name, printed.slice(end + 1, end + 1 + bytes));
    at = end + 1 + bytes + 1;
  }
  return files;
}

/** A validator's score of an accepted case. */
export type GivenScore =
  | { readonly type: 'points'; readonly points: number }
  | { readonly type: 'multiplier'; readonly multiplier: number };

const NUMBER = /^[+-]?(?:\d*\.\d+|\d+\.?)(?:e[+-]?\d+)?$/i;

/** The score in the feedback, undefined when none is given, or a sentence on its problem. */
export function readScore(feedback: Feedback): GivenScore | undefined | { readonly wrong: string } {
  const [points, multiplier] = [feedback.get('score.txt'), feedback.get('score_multiplier.txt')];
  if (points !== undefined && multiplier !== undefined)
    return { wrong: 'it scored twice: score.txt and score_multiplier.txt' };
  const name = points === undefined ? 'score_multiplier.txt' : 'score.txt';
  const content = points ?? multiplier;
  if (content === undefined) return undefined;
  const words = new TextDecoder('latin1').decode(content).trim().split(/\s+/);
  if (words.length > 1) return { wrong: `it scored twice: ${name} has ${words.length} words` };
  const word = words[0] ?? '';
  const value = NUMBER.test(word) ? Number(word) : NaN;
  if (!Number.isFinite(value)) return { wrong: `${name} is no number but "${printable(word)}"` };
  if (points !== undefined) return { type: 'points', points: value };
  if (value < 0 || value > 1) return { wrong: `${name} is ${value}, which is not between 0 and 1` };
  return { type: 'multiplier', multiplier: value };
}

function printable(word: string): string {
  return word.slice(0, 40).replace(/[^\x21-\x7e]/g, '?');
}
