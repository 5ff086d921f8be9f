import type { CompileResult, Reason } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import {
  logText,
  type BoxUsage,
  type LogEntry,
  type Pod,
  type PodSpec,
  type ProgramOutcome,
} from '@hone/contracts/sandbox';
import { compileProgram } from '../../../judging/report.js';
import { createStartLimit } from '../../../judging/start-limit.js';
import type { ImplementationDefinition } from '../../definition.js';
import { serviceBox } from '../../topology.js';
import { testerLink, testerMember } from '../../conformance/ask-service.js';
import { databaseLink, databaseMember, openDatabase, type Database } from './database.js';
import { drawTokens } from './probes/situation.js';
import type { ThirdParties } from './third-parties.js';
import { FRONT } from './front.js';
import { findWhyNotReady } from './readiness.js';
import { delay } from '../../../judging/delay.js';

type Session = GradingSession<ImplementationDefinition>;

const MEMBER = 'service';
/** Between a client's last contact with a program that crashes, and the program's end. */
const ENDS_WITHIN_MS = 500;

export type Start =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason; readonly why: string; readonly log: string };

/** The learner's service in a pod of its own. */
export interface Service {
  readonly pod: Pod;
  /** Where the task has one. */
  readonly database: Database | undefined;
  /** Tokens by the names of callers; the service has them in HONE_CALLERS. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Servers of ours that it calls, by their ids. */
  readonly third: ThirdParties['controls'];
  compile(): Promise<CompileResult>;
  /** Starts it and waits until it says that it is ready. */
  start(): Promise<Start>;
  /** Starts it again where it has ended. */
  revive(): Promise<Start>;
  /** Restarts it in any case, so that its memory is empty. */
  startAnew(): Promise<Start>;
  /** How it ended, where it has; one that broke off a connection is given a while to end. */
  findEnd(): Promise<ProgramOutcome | undefined>;
  /** Asks it to end (SIGTERM), and kills it after this time, in milliseconds. */
  stop(withinMs: number): Promise<ProgramOutcome>;
  /** SIGKILL; resolves when nothing of it is left. */
  kill(): Promise<ProgramOutcome>;
  /** What its box has used. */
  usage(): Promise<BoxUsage>;
  /** The newest entry of its log. */
  lastEntry(): LogEntry | undefined;
  logSince(last: LogEntry | undefined): string;
  log(): readonly LogEntry[];
}

/** A task's additions to a service. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  /** Added to the learner's files, or in place of one. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Ports of the service's box that lead to servers of ours. */
  readonly parties: ThirdParties['parties'];
  readonly controls: ThirdParties['controls'];
}

interface Opening {
  /** Whether grading checks the contract's promises. */
  readonly asksContract?: boolean;
  readonly surroundings: Surroundings;
}

/** The service in its box, its database, and the box that checks the contract's promises where grading does. */
export async function openService(
  session: Session,
  { asksContract = false, surroundings }: Opening,
): Promise<Service> {
  const { service, callers, database: wanted } = session.definition;
  const tokens = drawTokens(session.seed, Object.keys(callers));
  const pod = await session.openPod(podOf(session, asksContract, surroundings));
  const database = wanted === undefined ? undefined : await openDatabase(pod, session.package, session.seed);
  const member = pod.member(MEMBER);
  const life = createLife(session, pod, {
    PORT: String(service.port),
    ...(tokens.size > 0 && { HONE_CALLERS: JSON.stringify(Object.fromEntries(tokens)) }),
    ...database?.env,
    ...surroundings.env,
  });
  return {
    pod,
    tokens,
    database,
    third: surroundings.controls,
    async compile() {
      const files = new Map([...session.files, ...surroundings.files]);
      await member.box.put([...files].map(([path, content]) => ({ path, content })));
      return compileProgram(member.box, session.entry);
    },
    ...life,
    stop: (withinMs) => member.stop(withinMs),
    kill: () => member.kill(),
    usage: () => member.usage(),
    lastEntry: () => member.log().at(-1),
    logSince: (last) => logSince(member.log(), last),
    log: () => member.log(),
  };
}

function podOf(
  { definition, package: pack, language, seed }: Session,
  asksContract: boolean,
  { parties }: Surroundings,
): PodSpec {
  const { service, database } = definition;
  const isWithDatabase = database !== undefined;
  const to = { member: MEMBER, port: service.port };
  return {
    members: [
      { name: MEMBER, ...serviceBox(pack, language) },
      ...(isWithDatabase ? [databaseMember] : []),
      ...(asksContract ? [testerMember] : []),
    ],
    links: [
      { id: FRONT, from: 'probe', to, protocol: 'tcp' },
      ...(isWithDatabase ? [databaseLink(MEMBER)] : []),
      ...(asksContract ? [testerLink(to)] : []),
      ...parties.map(({ id, port, stub }) => ({
        id,
        from: { member: MEMBER, port },
        to: { stub },
        protocol: 'tcp' as const,
      })),
    ],
    seed,
  };
}

/** The program, and how to ask whether it is ready. */
const frontOf = ({ definition, signal }: Session, pod: Pod) => ({
  pod,
  member: pod.member(MEMBER),
  link: FRONT,
  settings: definition.service,
  signal,
});

/** The program in the pod: started, and started again once it has ended. */
function createLife(
  session: Session,
  pod: Pod,
  env: Readonly<Record<string, string>>,
): Pick<Service, 'start' | 'revive' | 'startAnew' | 'findEnd'> {
  const { member, ...asking } = frontOf(session, pod);
  let end: ProgramOutcome | undefined;
  let ended: Promise<void> = Promise.resolve();
  let isRunning = false;
  const start = async (): Promise<Start> => {
    const last = member.log().at(-1);
    end = undefined;
    isRunning = true;
    const isLate = createStartLimit({
      limitMs: asking.settings.readyWithinMs,
      now: () => session.now(),
      cpuMs: async () => (await member.usage()).cpuMs,
    });
    const program = await member.start({ env });
    const over = (outcome?: ProgramOutcome): void => {
      end = outcome;
      isRunning = false;
    };
    ended = program.exited.then(over, () => over());
    const why = await findWhyNotReady({ member, ...asking, isLate });
    return why === undefined ? { ok: true } : { ok: false, ...why, log: logSince(member.log(), last) };
  };
  return {
    start,
    revive: async () => (isRunning ? { ok: true } : start()),
    startAnew: async () => {
      if (isRunning) await member.kill();
      return start();
    },
    findEnd: async () => {
      await Promise.race([ended, delay(ENDS_WITHIN_MS)]);
      return end;
    },
  };
}

/** The output after an entry; everything that is left when the ring has dropped the entry. */
const logSince = (log: readonly LogEntry[], last: LogEntry | undefined): string =>
  logText(last === undefined ? log : log.slice(log.indexOf(last) + 1));
