import type { KindNames } from './kind-names.js';

/** A file that lists kinds, and the edit that adds one. */
export interface ListEdit {
  /** Relative to the repository. */
  readonly path: string;
  /** The entry goes before its only match. */
  readonly anchor: RegExp;
  readonly entry: (names: KindNames) => string;
  /** Source of an expression that matches an entry that already exists. */
  readonly known?: (names: KindNames) => string;
}

/** The places outside a kind's folder that name every kind. A formatter runs over them afterwards. */
export const LIST_EDITS: readonly ListEdit[] = [
  {
    path: 'services/contracts/src/challenge.ts',
    anchor: /(?<=KIND_IDS = \[[^\]]*'),?\s*(?=\] as const)/g,
    entry: ({ id }) => `, '${id}'`,
  },
  {
    path: 'services/kinds/src/registry.ts',
    anchor: /\n(?=\/\*\* Every kind there is)/g,
    entry: ({ id, name }) => `import { ${name} } from './${id}/index.js';\n`,
  },
  {
    path: 'services/kinds/src/registry.ts',
    anchor: /(?<=\w),?\s*(?=\} satisfies Record<KindId, ChallengeKind>)/g,
    entry: ({ id, name }) => `, '${id}': ${name}`,
  },
  {
    path: 'services/cli/src/program/learner-commands.ts',
    anchor: /(?=\} satisfies Record<KindId, true>)/g,
    entry: ({ id }) => `  '${id}': true,\n`,
  },
  {
    path: 'services/cli/src/commands/templates.ts',
    anchor: /(?=\} as const;)/g,
    entry: ({ id }) => `  '${id}': 'a program whose output is compared with files',\n`,
  },
  {
    path: 'services/web/src/strings/en/common.ts',
    anchor: /(?<=\n {2}kinds: \{[^}]*)(?= {2}\})/g,
    entry: ({ id, title }) => `    '${id}': '${title}',\n`,
    known: ({ id }) => `\n  kinds: \\{[^}]*\\s['"]?${id}['"]?: `,
  },
  {
    path: 'services/web/src/strings/en/landing.ts',
    anchor: /(?= {4}all: 'See all)/g,
    entry: ({ id }) =>
      `    '${id}': 'Write a program that prints the right answer. Graded by comparing its output.',\n`,
  },
  {
    path: 'tests/conformance/kinds.test.ts',
    anchor: /(?<=\nconst PUBLIC: (?:(?!\n\};)[\s\S])*\n)(?=\};\n)/g,
    entry: ({ id }) => `  '${id}': (path, definition) =>
    KINDS['${id}'].definition
      .parse(definition)
      .checks.some(({ visible, input, output }) => visible && [input, output].includes(path)),
`,
  },
  {
    path: 'docs/authoring.md',
    anchor: /(?<=\| `cassandra-design` +\|\n)/g,
    entry: ({ id }) => `| a program by what it prints | \`${id}\` |\n`,
  },
  {
    path: 'docs/authoring-reference.md',
    anchor: /(?=## `expect\.yml`\n)/g,
    entry: ({ id }) => `## \`grading\` of kind \`${id}\`

A program is run with fixed input, and its output is compared with a file.

| key      | meaning |
| -------- | ------- |
| \`checks\` | runs: \`id\`, \`title\`, \`group\`, \`weight\`, \`visible\`, \`rule\`, \`cap\`, \`input\` (a file), \`output\` (a file); at least one is visible |

`,
  },
];

/** The text with the kind's entry. Throws when the generator does not recognize the file's layout. */
export function addEntry(edit: ListEdit, text: string, names: KindNames): string {
  if (edit.known !== undefined && new RegExp(edit.known(names)).test(text)) return text;
  const places = [...text.matchAll(edit.anchor)];
  const [place] = places;
  if (place === undefined || places.length > 1)
    throw new Error(`${edit.path}: ${places.length} places match ${edit.anchor.source}; there must be one`);
  return text.slice(0, place.index) + edit.entry(names) + text.slice(place.index);
}
