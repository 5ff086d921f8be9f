import { child, rootOf, type ApiDocument } from '../../document/api-document.js';
import type { EvolutionDefinition } from './definition.js';
import type { Verdict } from './finding.js';

type Raise = NonNullable<EvolutionDefinition['version']>['raise'];

const PARTS: readonly Raise[] = ['major', 'minor', 'patch'];
const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

const versionOf = (document: ApiDocument): string =>
  String(child(document, rootOf(document), 'info', 'version').value);

const numbersOf = (version: string): number[] => VERSION.exec(version)?.slice(1).map(Number) ?? [];

/** Whether `info.version` rises by the part that the task's rule names (semantic versioning). */
export function judgeVersion(document: ApiDocument, base: ApiDocument, raise: Raise): Verdict {
  const [before, after] = [versionOf(base), versionOf(document)];
  const at = PARTS.indexOf(raise);
  const expected = numbersOf(before).map((number, part) =>
    part === at ? number + 1 : part > at ? 0 : number,
  );
  const actual = numbersOf(after);
  if (actual.length === 3 && actual.every((number, part) => number === expected[part]))
    return { complaints: [] };
  return {
    complaints: [
      {
        problem: "A consumer can't tell from the version what it has to expect.",
        instead: `\`info.version\` is ${after}; after ${before}, this change is ${expected.join('.')}.`,
        pointer: '/info/version',
      },
    ],
  };
}
