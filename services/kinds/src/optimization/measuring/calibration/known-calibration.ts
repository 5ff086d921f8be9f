import { usualCost } from '@hone/contracts';
import type { MeasuringSession } from '@hone/contracts/kind';
import type { z } from 'zod';
import type { OptimizationDefinition } from '../../definition.js';
import { boxesFor } from '../../topology.js';
import { calibrate, REFERENCE_RUNS, START_UP_RUNS, timesOf, type CalibrationParts } from './calibrate.js';
import { calibrationSchema, type Calibration } from '../scoring/calibration.js';
import { createMeasuredInputs } from '../programs/measured-inputs.js';
import { openAuthorProgram } from '../programs/measured-program.js';
import { CALIBRATION } from '../measuring-times.js';

type Session = MeasuringSession<OptimizationDefinition>;

/** The reference's cost on this very machine when calm: another machine of its class may be busier. */
const calmSchema = calibrationSchema.pick({ calmNs: true, startUpNs: true });
type Calm = z.infer<typeof calmSchema>;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/**
 * The calibration of the session's language: size, B/F and curves as measured by some worker on a host of this class, the cost
 * on a calm core as measured by this process. Missing parts are measured now.
 */
export async function knownCalibration(parts: CalibrationParts): Promise<Calibration> {
  const { session, reference } = parts;
  const name = `${session.language}/${reference.box.image}`;
  let made: Calibration | undefined;
  const shared = await session.cachedForHosts(`${CALIBRATION}${name}`, async () => {
    made = await calibrate(parts);
    return encode(made);
  });
  const calibration = calibrationSchema.parse(decode(shared));
  const calm = await session.cached(`${CALIBRATION}calm/${name}`, async () =>
    encode(made === undefined ? await measureCalm(parts, calibration.size) : calmOf(made)),
  );
  return { ...calibration, ...calmSchema.parse(decode(calm)) };
}

const calmOf = ({ calmNs, startUpNs }: Calibration): Calm => ({ calmNs, startUpNs });

/** On a reserved core, in about a second. */
async function measureCalm({ session, reference, inputs }: CalibrationParts, size: number): Promise<Calm> {
  const { speed } = session.definition;
  if (speed === undefined) throw new Error('a challenge without speed is calibrated');
  const smallest = await inputs.smallest();
  const stdin = await inputs.input(speed.family, size);
  const core = await session.reserveCore();
  try {
    await core.pin(reference.box);
    const starts = await timesOf(reference.run, smallest, START_UP_RUNS);
    const costNs = usualCost(await timesOf(reference.run, stdin, REFERENCE_RUNS));
    const startUpNs = Math.min(...starts);
    return { startUpNs, calmNs: Math.max(1, costNs - startUpNs) };
  } finally {
    await core.release();
  }
}

/** Calibrates the session's language, into the caches. */
export async function precomputeCalibration(session: Session): Promise<void> {
  const { speed, reference: references } = session.definition;
  const isMeasured = speed?.sizes[session.language] !== undefined;
  if (!isMeasured || references?.[session.language] === undefined) return;
  const boxes = boxesFor(session.package, session.definition, session.language);
  const reference = await openAuthorProgram(session, 'reference', boxes.candidate);
  try {
    const inputs = createMeasuredInputs(session, boxes);
    await knownCalibration({ session, spec: boxes.candidate, reference, inputs });
  } finally {
    await reference.box.close();
  }
}
