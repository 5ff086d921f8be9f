import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChallengeView, SourceFile } from '@hone/contracts';

const SLUG = 'checkout-is-slow';
const FOLDER = fileURLToPath(new URL(`../../../challenges/${SLUG}/`, import.meta.url));
const text = (path: string): string => readFileSync(`${FOLDER}${path}`, 'utf8');

/** The address of the incident's page. */
export const INCIDENT_PAGE = `/challenges/${SLUG}`;

/** Responses for the incident's page, when a learner's variant has these files. */
export function answersOfIncident(files: readonly SourceFile[]): Record<string, unknown> {
  const view: ChallengeView = {
    slug: SLUG,
    title: 'The checkout is slow',
    kind: 'microservices',
    summary: 'Read logs, metrics and traces of a shop in trouble.',
    difficulty: 3,
    minutes: 45,
    skills: ['root-cause'],
    languages: ['polyglot'],
    status: 'new',
    version: 1,
    statement: text('statement.md'),
    starter: {
      polyglot: [
        { path: 'diagnosis.yml', content: text('starter/polyglot/diagnosis.yml') },
        { path: 'payments/main.js', content: text('tests/shop/payments/main.js') },
      ],
    },
    samples: [],
    limits: { cpuMs: 60_000, wallMs: 120_000, memoryMiB: 64, outputKiB: 4_096, processes: 48 },
    groups: [{ id: 'mitigation', title: 'Mitigation', weight: 40 }],
    hintsAvailable: 3,
    submit: ['diagnosis.yml', 'payments/*'],
    variant: { id: 'v1', files: [...files] },
  };
  return {
    '/me': { user: null },
    '/challenges': { items: [], nextCursor: null },
    '/submissions': { items: [], nextCursor: null },
    [INCIDENT_PAGE]: view,
  };
}
