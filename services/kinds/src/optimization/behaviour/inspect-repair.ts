import { findFixedMain, matchesSubmitPattern } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../../judging/findings.js';
import { filesBelow } from '../../judging/package-files.js';
import type { OptimizationDefinition } from '../definition.js';
import { SPEED } from '../measuring/measured-groups.js';
import { readTestFolder } from './behaviour-tests.js';

const CORRECT = 'correct';
/** One file is a program, not a code base. */
const LEAST_FILES = 2;

/** Checks what shape repair needs in every language, and what shape program must not have. */
export function inspectRepair(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const { shape, behaviour = {} } = definition;
  if (shape === 'program')
    return definition.behaviour === undefined
      ? []
      : [error('BEHAVIOUR_SHAPE', MANIFEST, 'behaviour tests belong to shape repair, this one is a program')];
  const { languages } = pack.manifest;
  const undeclared = Object.keys(behaviour).filter((language) => !languages.includes(language));
  return [
    ...inspectGroups(pack, definition),
    ...undeclared.map((language) =>
      error('LANGUAGE_UNDECLARED', MANIFEST, `behaviour: ${language} is not among the languages`),
    ),
    ...languages.flatMap((language) => [
      ...inspectTests(pack, behaviour[language], language),
      ...inspectStarter(pack, language),
    ]),
  ];
}

function inspectGroups(pack: ChallengePackage, definition: OptimizationDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const { groups } = pack.manifest;
  if (groups.some(({ id, weight }) => id === CORRECT && weight !== 0))
    findings.push(
      error(
        'REPAIR_WEIGHT',
        MANIFEST,
        'group "correct" must have weight 0: the starter of a repair is right, and it earns nothing',
      ),
    );
  if (definition.speed === undefined || !groups.some(({ id }) => id === SPEED))
    findings.push(
      error('REPAIR_UNMEASURED', MANIFEST, 'a repair is measured: it needs "speed" and a group of that id'),
    );
  const ids = [...definition.families, ...definition.data].map(({ id }) => id);
  for (const id of ids.filter((each) => each.startsWith('behaviour-')))
    findings.push(error('FAMILY_RESERVED', MANIFEST, `"${id}" would be the id of a behaviour test`));
  return findings;
}

function inspectTests(
  pack: ChallengePackage,
  folder: string | undefined,
  language: string,
): PackageFinding[] {
  if (folder === undefined)
    return [error('BEHAVIOUR_MISSING', MANIFEST, `behaviour names no folder of tests for ${language}`)];
  const { tests, wrong } = readTestFolder(pack, folder, language);
  if (tests.length === 0 && wrong.length === 0)
    return [error('BEHAVIOUR_MISSING', folder, `there is no behaviour test in ${language}`)];
  return wrong.map(({ path, why }) => error('BEHAVIOUR_TEST', path, `no test in ${language}: ${why}`));
}

function inspectStarter(pack: ChallengePackage, language: string): PackageFinding[] {
  const { submit } = pack.manifest;
  const folder = `starter/${language}`;
  const paths = [...filesBelow(pack, folder).keys()];
  const findings: PackageFinding[] = [];
  if (paths.length < LEAST_FILES)
    findings.push(
      error(
        'STARTER_SMALL',
        folder,
        `the code base in ${language} needs at least ${LEAST_FILES} files, it has ${paths.length}`,
      ),
    );
  if (findFixedMain(language, paths, submit) === undefined)
    findings.push(
      error(
        'STARTER_OPEN',
        folder,
        `the code base in ${language} has no main.* that submit keeps learners from`,
      ),
    );
  if (!paths.some((path) => matchesSubmitPattern(path, submit)))
    findings.push(
      error('STARTER_CLOSED', folder, `submit lets a learner change no file of the code base in ${language}`),
    );
  return findings;
}
