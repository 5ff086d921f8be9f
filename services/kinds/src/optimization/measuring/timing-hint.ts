import { NS_PER_MS, type Check } from '@hone/contracts';
import { z } from 'zod';
import { passCheck, skipCheck, type CheckPlan } from '../../judging/build-check.js';
import { describeEnding } from '../judge-case.js';
import { createMeasuredInputs, type MeasuredInputs } from './programs/measured-inputs.js';
import { cpuNsOf, openAuthorProgram, timeAuthor } from './programs/measured-program.js';
import type { SpeedParts } from './speed-check.js';
import { SPEED } from './measured-groups.js';

type Parts = Pick<SpeedParts, 'session' | 'boxes' | 'candidate'>;

/** Share of the measured size: a hint must not take long. */
const PART = 4;
/** Below this the difference to starting up is noise, in nanoseconds. */
const LEAST_NS = 2 * NS_PER_MS;

const referenceSchema = z.object({ startUpNs: z.number(), ns: z.number() });
type Reference = z.infer<typeof referenceSchema>;

/** The speed hint of a sample run; only where a submit would measure speed. It never counts. */
export function hintPlan({ definition, package: pack, mode }: Parts['session']): CheckPlan | undefined {
  const measured = definition.speed !== undefined && pack.manifest.groups.some(({ id }) => id === SPEED);
  if (!measured || mode !== 'run') return undefined;
  return {
    id: 'timing',
    title: 'A quick look at speed',
    group: SPEED,
    weight: 0,
    required: false,
    visible: true,
  };
}

/** Runs the program once on a larger input and reports its CPU time beside the reference's. Its answer is not judged. */
export async function lookAtSpeed(parts: Parts, plan: CheckPlan, samples: readonly Check[]): Promise<Check> {
  const { session, candidate } = parts;
  const { speed } = session.definition;
  const size = speed?.sizes[session.language];
  if (speed === undefined || size === undefined)
    return skipCheck(plan, `Not run: speed is not measured in ${session.language}.`);
  if (samples.some(({ status }) => status !== 'pass'))
    return skipCheck(plan, 'Not run: it means something only when all samples pass.');
  const inputs = createMeasuredInputs(session, parts.boxes);
  const large = { family: speed.family, size: Math.ceil(size / PART) };
  const [smallest, stdin] = [await inputs.smallest(), await inputs.input(large.family, large.size)];
  const reference = await timeReference(parts, inputs, large);
  const { limits } = session.package.manifest;
  const start = await candidate.runMeasured(smallest, limits.cpuMs);
  const run = await candidate.runMeasured(stdin, limits.cpuMs);
  const where = `On an input of size ${large.size.toLocaleString('en')} (family "${large.family}")`;
  const text =
    run.status === 'exited'
      ? `${where} ${beside(cpuNsOf(run) - cpuNsOf(start), reference)}`
      : `${where} your program ${describeEnding(run, limits)}; the reference needs ${inMs(reference.ns)} of CPU time.`;
  return passCheck(plan, { evidence: { type: 'summary', text }, usage: run.usage });
}

/** The reference's times on the same inputs; measured once for all sample runs in a language. */
async function timeReference(
  { session, boxes }: Parts,
  inputs: MeasuredInputs,
  { family, size }: { readonly family: string; readonly size: number },
): Promise<Reference> {
  const bytes = await session.cached(`optimization/hint/${session.language}/${size}`, async () => {
    const { run } = await openAuthorProgram(session, 'reference', boxes.candidate);
    const start = await timeAuthor(run, await inputs.smallest(), 'the reference');
    const large = await timeAuthor(run, await inputs.input(family, size), 'the reference');
    const times: Reference = { startUpNs: start.ns, ns: large.ns };
    return new TextEncoder().encode(JSON.stringify(times));
  });
  return referenceSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

function beside(ownNs: number, reference: Reference): string {
  const own = Math.max(ownNs, 0);
  const theirs = reference.ns - reference.startUpNs;
  const times = `your program needs ${inMs(own)} of CPU time, the reference ${inMs(Math.max(theirs, 0))}`;
  const caution = 'One run each, not scored, and your answer was not checked: Submit measures properly.';
  if (own < LEAST_NS || theirs < LEAST_NS) return `${times}: too little to compare. ${caution}`;
  return `${times}: about ${Number((own / theirs).toPrecision(2))} times as much. ${caution}`;
}

function inMs(ns: number): string {
  return `${(ns / NS_PER_MS).toFixed(ns < 10 * NS_PER_MS ? 1 : 0)} ms`;
}
