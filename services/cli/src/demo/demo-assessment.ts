import type { AssessmentContent, DecisionBody, ReportedFact, Rubric } from '@hone/contracts/hiring';

export const DEMO_WORKSPACE = 'Harbour Logistics (demo)';

/** What the demo's team assesses. */
export const DEMO_CONTENT: AssessmentContent = {
  title: 'Back-end engineer',
  intro:
    'We book containers onto ships. You get two tasks from our everyday work: a report on messy data, and a slow log analysis.',
  sections: [
    {
      id: 'work',
      title: 'Data and code',
      items: [
        { id: 'customers', challenge: 'quiet-customers', weight: 1 },
        { id: 'window', challenge: 'busiest-window', weight: 1 },
      ],
    },
  ],
  totalMinutes: 60,
  assistants: 'disclosed',
  letter: true,
  walkThrough: true,
};

/** The challenge of an item. */
export const challengeOf = (item: DemoAnswer['item']): string =>
  DEMO_CONTENT.sections[0]?.items.find(({ id }) => id === item)?.challenge ?? item;

export const DEMO_RUBRIC: Rubric = {
  items: [
    {
      id: 'readable',
      title: 'Readability',
      weight: 1,
      levels: [
        { title: 'Weak', anchor: 'Names and structure hide what it does.' },
        { title: 'Fair', anchor: 'Understandable after a second look.' },
        { title: 'Strong', anchor: 'Reads like the problem.' },
      ],
    },
    {
      id: 'edges',
      title: 'Care for edge cases',
      weight: 1,
      levels: [
        { title: 'Weak', anchor: 'NULLs, ties and limits are left to chance.' },
        { title: 'Fair', anchor: 'Some are handled.' },
        { title: 'Strong', anchor: 'Each is handled where it arises.' },
      ],
    },
  ],
};

/** An answer to an item: a solution of its challenge. */
interface DemoAnswer {
  readonly item: 'customers' | 'window';
  readonly language: string;
  /** Folder below the challenge's `solutions`. */
  readonly solution: string;
}

/** An invented candidate. */
export interface DemoCandidate {
  readonly name: string;
  /** Absent: never opened the link. */
  readonly answers?: readonly DemoAnswer[];
  readonly facts?: readonly ReportedFact[];
  /** What the candidate wrote about the whole. */
  readonly comment?: string;
  /** Submits the assessment at the end; otherwise the clock runs on. */
  readonly handsIn: boolean;
  readonly review?: { readonly levels: readonly [number, number]; readonly note: string };
  readonly decision?: Pick<DecisionBody, 'outcome' | 'reason'>;
}

const query = (solution: string): DemoAnswer => ({ item: 'customers', language: 'sql', solution });
const python = (solution: string): DemoAnswer => ({ item: 'window', language: 'python', solution });
const go = (solution: string): DemoAnswer => ({ item: 'window', language: 'go', solution });

/** One of each: advanced, to be decided, to be reviewed, declined, running, invited. */
export const DEMO_CANDIDATES: readonly DemoCandidate[] = [
  {
    name: 'Amara Okafor',
    answers: [query('wrong/inner-join'), query('accepted/left-join'), python('accepted/two-pointers-python')],
    facts: [{ type: 'focus-lost' }, { type: 'focus-back', awayMs: 41_000 }],
    comment: 'I looked up the syntax of window frames in the PostgreSQL manual.',
    handsIn: true,
    review: {
      levels: [2, 2],
      note: 'Found the missing customers alone, and the code reads like the problem.',
    },
    decision: { outcome: 'advance', reason: 'Correct on both, and repaired the join without a hint.' },
  },
  {
    name: 'Jonas Lindqvist',
    answers: [query('accepted/reference'), python('slow/naive-python')],
    handsIn: true,
    review: {
      levels: [1, 2],
      note: 'Careful with NULLs. The loop is quadratic; ask about it in the interview.',
    },
  },
  {
    name: 'Mei Tanaka',
    answers: [go('accepted/two-pointers-go'), query('wrong/not-in-null')],
    facts: [{ type: 'paste', chars: 212, from: 'outside', item: 'window' }],
    comment: 'The paste is my own binary search from an earlier project; I deleted it later.',
    handsIn: true,
  },
  {
    name: 'Rafael Souza',
    answers: [query('wrong/inner-join'), python('wrong/end-included-python')],
    handsIn: true,
    review: { levels: [0, 0], note: 'Stops at the first version that prints something.' },
    decision: { outcome: 'decline', reason: 'Both answers miss cases that the statements name.' },
  },
  { name: 'Ines Haddad', answers: [query('wrong/inner-join')], handsIn: false },
  { name: 'Tom Becker', handsIn: false },
];
