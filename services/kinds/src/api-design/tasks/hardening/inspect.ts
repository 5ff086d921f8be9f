import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../../../judging/findings.js';
import type { HardeningDefinition } from '../../definition.js';
import { namesIn } from '../../../judging/fill.js';
import { inspectApiDesign, inspectStepsOf } from '../../inspect.js';
import { inspectThird } from '../implementation/inspect-third.js';
import type { Exploit, Variant } from './definition.js';
import { isFor, planOfExploit } from './plan-exploits.js';

/** The least number of shapes that a language's service meets: one shape can be fixed without fixing the weakness. */
const LEAST_VARIANTS = 2;

/** Problems of a service and of its attacks that the schema cannot see. */
export function inspectHardening(pack: ChallengePackage, definition: HardeningDefinition): PackageFinding[] {
  const { exploits, canaries, callers } = definition;
  const secrets = Object.keys(canaries).map((name) => `canaries.${name}`);
  const known = [...Object.keys(callers).map((name) => `callers.${name}`), ...secrets];
  return [
    ...inspectApiDesign(pack, definition, exploits.map(planOfExploit)),
    ...inspectThird(definition, secrets),
    ...inspectFiles(pack, definition),
    ...exploits.flatMap((exploit) => [
      ...inspectExploit(pack, exploit),
      ...exploit.variants.flatMap((variant) => inspectVariant(exploit, variant, known)),
    ]),
  ];
}

/** A canary in place of a given file would change the learners' files. */
function inspectFiles(pack: ChallengePackage, { canaries }: HardeningDefinition): PackageFinding[] {
  return Object.entries(canaries).flatMap(([name, { file }]) =>
    pack.manifest.languages
      .filter((language) => file !== undefined && pack.files.has(`starter/${language}/${file}`))
      .map((language) =>
        error('CANARY_OVER_FILE', MANIFEST, `canary "${name}" would replace ${file} of starter/${language}`),
      ),
  );
}

function inspectExploit({ manifest }: ChallengePackage, { id, group, variants }: Exploit): PackageFinding[] {
  const where = `exploit "${id}"`;
  const ids = variants.map((variant) => variant.id);
  const named = variants.flatMap(({ languages = [] }) => languages);
  return [
    ...(group === 'correct'
      ? [error('EXPLOIT_GATES', MANIFEST, `${where} counts for "correct", which the given service must pass`)]
      : []),
    ...[...new Set(ids.filter((each, index) => ids.indexOf(each) !== index))].map((each) =>
      error('VARIANT_DUPLICATE', MANIFEST, `${where}: there are two variants "${each}"`),
    ),
    ...[...new Set(named)]
      .filter((language) => !manifest.languages.includes(language))
      .map((language) =>
        error('LANGUAGE_UNKNOWN', MANIFEST, `${where}: the challenge has no language "${language}"`),
      ),
    ...manifest.languages
      .filter((language) => variants.filter((each) => isFor(each, language)).length < LEAST_VARIANTS)
      .map((language) =>
        error(
          'VARIANTS_FEW',
          MANIFEST,
          `${where}: ${language} meets fewer than ${LEAST_VARIANTS} variants; one shape alone can be fixed without the rest`,
        ),
      ),
  ];
}

function inspectVariant(exploit: Exploit, variant: Variant, known: readonly string[]): PackageFinding[] {
  const where = `exploit "${exploit.id}", variant "${variant.id}"`;
  const { length, log } = variant;
  const names = new Set([...known, ...Object.keys(exploit.draw), ...Object.keys(variant.draw)]);
  if (length !== undefined) names.add(length.value);
  const steps = [...exploit.before, ...variant.steps, ...exploit.after];
  const isSent = namesIn(variant.steps.map(({ send, headers, json, body }) => [send, headers, json, body]));
  return [
    ...inspectStepsOf(where, steps, names),
    ...(length === undefined || isSent.includes(length.value)
      ? []
      : [error('LENGTH_UNSENT', MANIFEST, `${where}: no step sends {{${length.value}}}`)]),
    ...namesIn([log?.shows ?? [], log?.hides ?? []])
      .filter((name) => !names.has(name))
      .map((name) => error('VALUE_UNKNOWN', MANIFEST, `${where}: nothing stands for {{${name}}}`)),
  ];
}
