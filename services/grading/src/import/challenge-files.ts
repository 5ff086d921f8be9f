import { stringify } from 'yaml';
import type { Limits } from '@hone/contracts';
import type { DataPlan, PlannedNode } from './data-plan.js';
import type { Problem } from './problem-yaml.js';

const CORRECT = 'correct';
const MOST_GROUPS = 11;
const MOST_WEIGHT = 100;

/** The contents of `challenge.yml` of an imported package. */
export interface ChallengeParts {
  readonly slug: string;
  readonly problem: Problem;
  readonly languages: readonly string[];
  readonly limits: Limits;
  readonly checker: Readonly<Record<string, unknown>>;
  readonly data: DataPlan;
}

interface Group {
  id: string;
  title: string;
  weight: number;
  aggregate: 'all' | 'sum';
  requires?: string[];
}

interface DataEntry {
  id: string;
  group: string;
  title: string;
  weight: number;
  tree: PlannedNode;
}

/** `challenge.yml` of an imported package. */
export function challengeYaml(parts: ChallengeParts): string {
  const { slug, problem, languages, limits, checker, data } = parts;
  const { groups, entries } = problem.scoring ? scoringGroups(data) : passFailGroups(data);
  const title = titleOf(problem, slug);
  return stringify(
    {
      format: 'hone/1',
      slug,
      title,
      kind: 'optimization',
      summary: `Imported problem package: ${title}.`.slice(0, 200),
      difficulty: 3,
      minutes: 45,
      skills: ['optimization'],
      languages,
      submit: ['**'],
      limits,
      groups,
      origin: problem.format,
      grading: {
        checker,
        samples: 'tests/sample',
        samplesRequired: data.sample.required,
        sampleSettings: data.sample.settings,
        ...(entries.length > 0 && { data: entries }),
      },
    },
    { lineWidth: 110, aliasDuplicateObjects: false },
  );
}

function titleOf({ name }: Problem, slug: string): string {
  const plain = (name ?? '')
    .replace(/[\p{C}<>`]/gu, '')
    .trim()
    .slice(0, 80)
    .toWellFormed();
  return plain.length >= 3 ? plain : `Problem ${plain || slug}`.slice(0, 80);
}

/** Everything must pass: one required check for each top group of the secret data. */
function passFailGroups({ secret }: DataPlan): { groups: Group[]; entries: DataEntry[] } {
  const groups: Group[] = [{ id: CORRECT, title: 'Correctness', weight: 100, aggregate: 'all' }];
  return {
    groups,
    entries: partsOf(secret, secret?.verdict ?? 'worst').map((part) => ({ ...part, group: CORRECT })),
  };
}

/** Each top group of the secret data is a separate group of points, so that a partial score stays partial. */
function scoringGroups({ sample, secret }: DataPlan): { groups: Group[]; entries: DataEntry[] } {
  const own = secret?.score === 'sum' && secret.onReject === 'continue' && secret.requires?.length !== 1;
  const parts = own ? partsOf(secret, 'worst') : wholeOf(secret);
  const total = parts.reduce((sum, { tree }) => sum + tree.max, 0) + sample.points;
  // Weights are the package's own points if these fit.
  const largest = Math.max(sample.points, ...parts.map(({ tree }) => tree.max));
  const scale = largest > MOST_WEIGHT || total <= 0 ? MOST_WEIGHT / Math.max(total, 1e-9) : 1;
  const weigh = (points: number): number => Math.round(points * scale * 1e6) / 1e6;
  const gate = sample.gate ? { requires: [CORRECT] } : {};
  const correct: Group = { id: CORRECT, title: 'Samples', weight: weigh(sample.points), aggregate: 'sum' };
  if (parts.length <= MOST_GROUPS)
    return {
      groups: [
        correct,
        ...parts.map(({ id, title, tree }) => ({
          id: `points-${id}`.slice(0, 40),
          title: title.slice(0, 80),
          weight: weigh(tree.max),
          aggregate: 'sum' as const,
          ...gate,
        })),
      ],
      entries: parts.map((part) => ({ ...part, group: `points-${part.id}`.slice(0, 40) })),
    };
  const secretGroup: Group = {
    id: 'secret-data',
    title: 'Secret data',
    weight: weigh(total - sample.points),
    aggregate: 'sum',
    ...gate,
  };
  return {
    groups: [correct, secretGroup],
    entries: parts.map((part) => ({
      ...part,
      group: secretGroup.id,
      weight: Math.max(1e-6, weigh(part.tree.max)),
    })),
  };
}

type Part = Omit<DataEntry, 'group'>;

function wholeOf(secret: PlannedNode | undefined): Part[] {
  return secret === undefined ? [] : [{ id: 'secret-all', title: 'Secret data', weight: 1, tree: secret }];
}

/** The subgroups one by one if the whole is worth no more than all of them. */
function partsOf(secret: PlannedNode | undefined, verdict: PlannedNode['verdict']): Part[] {
  const { groups = [], folder, acceptIfAny = false } = secret ?? {};
  if (
    secret === undefined ||
    groups.length === 0 ||
    folder !== undefined ||
    acceptIfAny ||
    verdict === 'accept'
  )
    return wholeOf(secret);
  const taken = new Set<string>();
  return groups.map((tree) => {
    const last = tree.name.slice(tree.name.lastIndexOf('/') + 1);
    const plain = last
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 28);
    let id = `data-${plain || 'group'}`;
    for (let number = 2; taken.has(id); number += 1) id = `data-${plain}-${number}`;
    taken.add(id);
    return { id, title: `Group ${last}`.slice(0, 80), weight: 1, tree };
  });
}
