import type { AssessmentContent } from '@hone/contracts/hiring';
import type { FieldError } from '@hone/kit';
import type { ChallengeVersion } from '../challenges/repository.js';

/** Problems that prevent publishing a content now, each with the path of its field. */
export function checkContent(
  content: AssessmentContent,
  challenges: ReadonlyMap<string, ChallengeVersion>,
  now: number,
): FieldError[] {
  const { sections, totalMinutes } = content;
  const items = sections.flatMap((section) => section.items);
  const errors: FieldError[] = [];
  const report = (path: string, message: string) => void errors.push({ path, message });

  if (sections.length === 0) report('sections', 'add a section');
  if (items.length > 0 && items.every(({ weight }) => weight === 0))
    report('sections', 'give at least one item a weight above 0');
  for (const id of repeated([...sections, ...items].map((part) => part.id)))
    report('sections', `the id ${id} is used twice`);
  for (const slug of repeated(items.map(({ challenge }) => challenge)))
    report('sections', `${slug} is in the assessment twice`);
  sections.forEach((section, index) => {
    const path = `sections.${index}`;
    if (section.items.length === 0) report(`${path}.items`, 'add a challenge');
    if (section.minutes === undefined && totalMinutes === undefined)
      report(`${path}.minutes`, 'give the section minutes, or the assessment a total time');
    if (section.pick !== undefined && section.pick > section.items.length)
      report(`${path}.pick`, `there are only ${section.items.length} items to pick from`);
    section.items.forEach((item, at) => {
      const challenge = challenges.get(item.challenge);
      const where = `${path}.items.${at}`;
      if (challenge === undefined) report(`${where}.challenge`, `there is no challenge ${item.challenge}`);
      else
        for (const language of item.languages ?? [])
          if (!Object.hasOwn(challenge.runtimes, language))
            report(`${where}.languages`, `${item.challenge} has no ${language}`);
    });
  });
  return [...errors, ...windowErrors(content, now), ...practiceErrors(content, challenges)];
}

function windowErrors({ window }: AssessmentContent, now: number): FieldError[] {
  if (window === undefined || Date.parse(window.closesAt) > now) return [];
  return [
    { path: 'window.closesAt', message: 'this time has passed; choose a later one, or remove the window' },
  ];
}

function practiceErrors(
  { practice, sections }: AssessmentContent,
  challenges: ReadonlyMap<string, ChallengeVersion>,
): FieldError[] {
  const errors: FieldError[] = [];
  if (practice !== undefined && !challenges.has(practice))
    errors.push({ path: 'practice', message: `there is no challenge ${practice}` });
  if (sections.some(({ items }) => items.some(({ challenge }) => challenge === practice)))
    errors.push({ path: 'practice', message: 'choose a challenge that is not part of the assessment' });
  return errors;
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
