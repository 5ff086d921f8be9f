import type { CheckStatus, PhaseName, Skill, Verdict } from '@hone/contracts';

const LANGUAGES: Readonly<Record<string, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  java: 'Java',
  go: 'Go',
  ruby: 'Ruby',
  c: 'C',
  cpp: 'C++',
  rust: 'Rust',
  sql: 'SQL',
  json: 'JSON',
  cql: 'CQL',
  postgresql: 'PostgreSQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  mongodb: 'MongoDB',
  cassandra: 'Cassandra',
};

const KINDS: Readonly<Record<string, string>> = {
  optimization: 'Optimization',
  sql: 'SQL and NoSQL',
  'api-design': 'API design',
  microservices: 'Microservices',
};

const CAPITALS: Readonly<Record<string, string>> = { nosql: 'NoSQL', 'api-design': 'API design' };

function spoken(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A language's usual spelling; an unknown id is shown as it is written, with a capital. */
export function languageLabel(id: string): string {
  return LANGUAGES[id] ?? spoken(id);
}

export function kindLabel(id: string): string {
  return KINDS[id] ?? spoken(id);
}

export function skillLabel(id: string): string {
  return CAPITALS[id] ?? spoken(id);
}

export const KIND_IDS = ['optimization', 'sql', 'api-design', 'microservices'] as const;

export const LANGUAGE_IDS = [
  'python',
  'javascript',
  'typescript',
  'java',
  'go',
  'ruby',
  'c',
  'cpp',
  'sql',
  'json',
] as const;

interface SkillArea {
  readonly title: string;
  readonly skills: readonly Skill[];
}

/** The skill map in its eight areas and their order. */
export const SKILL_AREAS: readonly SkillArea[] = [
  { title: 'Emerging technology', skills: ['cloud', 'microservices', 'containers'] },
  { title: 'Programming', skills: ['languages', 'optimization', 'git'] },
  { title: 'Databases', skills: ['relational', 'nosql', 'data-security'] },
  { title: 'Architecture', skills: ['scalability', 'api-design', 'integration'] },
  { title: 'Leadership', skills: ['collaboration', 'mentoring', 'planning'] },
  { title: 'Problem solving', skills: ['root-cause', 'pattern-recognition', 'strategy'] },
  { title: 'Communication', skills: ['documentation', 'cross-team', 'presentation'] },
  { title: 'Innovation', skills: ['learning', 'experimentation', 'open-source'] },
];

export const CHECK_WORDS: Readonly<Record<CheckStatus, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  inconclusive: 'Undecided',
  skipped: 'Skipped',
  error: 'Error',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'Accepted',
  partial: 'Partial',
  rejected: 'Rejected',
};

export const PHASE_WORDS: Readonly<Record<PhaseName, string>> = {
  prepare: 'Preparing the sandbox',
  compile: 'Compiling',
  run: 'Running',
  measure: 'Measuring',
  judge: 'Judging',
};

export const DIFFICULTY_WORDS = ['Warm-up', 'Easy', 'Medium', 'Hard', 'Very hard'] as const;

export function difficultyLabel(difficulty: number): string {
  return DIFFICULTY_WORDS[difficulty - 1] ?? `Level ${difficulty}`;
}
