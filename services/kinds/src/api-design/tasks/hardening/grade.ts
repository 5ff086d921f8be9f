import { setTimeout as pause } from 'node:timers/promises';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { findOperations, readOperations } from '../../contract/operations.js';
import type { HardeningDefinition } from '../../definition.js';
import { gradeService } from '../implementation/grade.js';
import { planChecks, type Play, type PlannedCheck } from '../implementation/plan-checks.js';
import { FRONT } from '../implementation/front.js';
import type { Service } from '../implementation/service.js';
import { createThirdParties } from '../implementation/third-parties.js';
import type { ExploitStage } from './attack.js';
import { canaryEnv, canaryFiles, canaryValues, drawCanaries } from './canaries.js';
import type { Exploit } from './definition.js';
import { planOfExploit, variantsFor } from './plan-exploits.js';
import { playExploit } from './play-exploit.js';

type Session = GradingSession<HardeningDefinition>;

/** Grades a service as an implementation, and attacks it in between: after its conversations, before its probes. */
export function gradeHardening(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const { definition, seed } = session;
  const canaries = drawCanaries(seed, definition.canaries);
  const forbidden = new Set(definition.third.flatMap((party) => (party.forbidden ? [party.id] : [])));
  // Connections to servers that must not be contacted, whether a request followed or not.
  let trespasses = 0;
  const third = createThirdParties(definition.third, new Map(canaryValues(canaries)), {
    now: () => session.now(),
    onConnection: (id) => (trespasses += forbidden.has(id) ? 1 : 0),
  });
  const surroundings = {
    env: { ...third.env, ...canaryEnv(definition.canaries, canaries) },
    files: canaryFiles(definition.canaries, canaries),
    parties: third.parties,
    controls: third.controls,
  };
  const asked = planChecks(session);
  const isProbe = (each: PlannedCheck): boolean => 'probe' in each;
  const exploits = session.mode === 'run' ? [] : planExploits(session, canaries, () => trespasses);
  const planned = [...asked.filter((each) => !isProbe(each)), ...exploits, ...asked.filter(isProbe)];
  return gradeService(session, planned, surroundings);
}

function planExploits(
  session: Session,
  canaries: ReadonlyMap<string, string>,
  trespasses: () => number,
): PlannedCheck[] {
  const { definition } = session;
  const operations = readOperations(decodeText(getPackageFile(session.package, definition.contract.path)));
  return definition.exploits.map((exploit) => {
    const steps = [...exploit.before, ...exploit.variants.flatMap((variant) => variant.steps)];
    const sent = steps.map(({ send }) => send);
    return {
      plan: { ...planOfExploit(exploit), operations: findOperations(operations, sent) },
      play: (service) => attack(session, exploit, { service, canaries, trespasses }),
    };
  });
}

interface Around {
  readonly service: Service;
  readonly canaries: ReadonlyMap<string, string>;
  readonly trespasses: () => number;
}

async function attack(
  session: Session,
  exploit: Exploit,
  { service, canaries, trespasses }: Around,
): Promise<Play> {
  const variants = variantsFor(exploit, session.language, session.seed);
  const played = await playExploit(exploit, variants, {
    stage: stageOf(session, service, trespasses),
    secrets: { canaries, tokens: service.tokens },
    seed: session.seed,
  });
  const mayBeBusy = played.failure === 'no-answer' || exploit.weakness === 'redos';
  // An attack that keeps it busy would fail the checks that follow.
  if (played.failure !== undefined && mayBeBusy) await service.startAnew();
  return { played, isDrawn: isDrawn(exploit), ...(played.isUnsafe === true && { reason: 'unsafe' }) };
}

/** An exploit without drawn values sends the same requests to every submission. */
const isDrawn = ({ draw, variants }: Exploit): boolean =>
  variants.every((variant) => Object.keys({ ...draw, ...variant.draw }).length > 0);

function stageOf(session: Session, service: Service, trespasses: () => number): ExploitStage {
  const since = service.lastEntry();
  return {
    signal: session.signal,
    request: (request) => service.pod.request(FRONT, request),
    log: () => service.logSince(since),
    cpuMs: async () => (await service.usage()).cpuMs,
    trespasses,
    wait: (ms) => pause(ms),
  };
}
