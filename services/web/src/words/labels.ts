import type { Skill, Verdict } from '@hone/contracts';
import { common } from '../strings/en/common.js';
import { t } from '../strings/common.js';

/** Whether a catalogue has a name for an id, which may come from anywhere. */
function isNamed<Names extends object>(names: Names, id: string): id is Extract<keyof Names, string> {
  return Object.hasOwn(names, id);
}

function spell(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A language's usual spelling; an unknown id is shown with a capital letter. */
export function languageLabel(id: string): string {
  return isNamed(common.languages, id) ? t(`languages.${id}`) : spell(id);
}

export function kindLabel(id: string): string {
  return isNamed(common.kinds, id) ? t(`kinds.${id}`) : spell(id);
}

export function skillLabel(id: string): string {
  return isNamed(common.skills, id) ? t(`skills.${id}`) : spell(id);
}

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
  'cql',
  'json',
  'openapi',
  'polyglot',
] as const;

const COMPILED: ReadonlySet<string> = new Set(['c', 'cpp', 'go', 'java', 'rust', 'typescript']);

/** Whether programs of a language are compiled; for others only the syntax is checked. */
export function isCompiled(language: string): boolean {
  return COMPILED.has(language);
}

interface SkillArea {
  readonly id: keyof typeof common.skillAreas;
  readonly skills: readonly Skill[];
}

/** The skill map in its eight areas and their order. */
export const SKILL_AREAS: readonly SkillArea[] = [
  { id: 'technology', skills: ['cloud', 'microservices', 'containers'] },
  { id: 'programming', skills: ['languages', 'optimization', 'git'] },
  { id: 'databases', skills: ['relational', 'nosql', 'data-security'] },
  { id: 'architecture', skills: ['scalability', 'api-design', 'integration'] },
  { id: 'leadership', skills: ['collaboration', 'mentoring', 'planning'] },
  { id: 'problems', skills: ['root-cause', 'pattern-recognition', 'strategy'] },
  { id: 'communication', skills: ['documentation', 'cross-team', 'presentation'] },
  { id: 'innovation', skills: ['learning', 'experimentation', 'open-source'] },
];

export function verdictLabel(verdict: Verdict): string {
  return t(`verdicts.${verdict}`);
}

export const DIFFICULTIES = ['1', '2', '3', '4', '5'] as const;

/** The word for a level of difficulty; a level without a word is shown as its number. */
export function difficultyLabel(difficulty: number | string): string {
  const level = String(difficulty);
  return isNamed(common.difficulties, level) ? t(`difficulties.${level}`) : level;
}
