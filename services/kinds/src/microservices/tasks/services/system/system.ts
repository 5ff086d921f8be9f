import type { CompileResult } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Pod, PodStub } from '@hone/contracts/sandbox';
import { openDatabase, type Database } from '../../../../api-design/tasks/implementation/database.js';
import { decodeText } from '../../../../judging/evidence-text.js';
import { filesBelow } from '../../../../judging/package-files.js';
import { compileProgram } from '../../../../judging/report.js';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import { isSuccess } from '../calls.js';
import { learnerOf, type Topology } from '../scenario/topology-file.js';
import { createBroker, type Broker, type Deliver } from '../stubs/broker-stub.js';
import { createHttpStub } from '../../../../stubs/http-stub.js';
import { createCollector, type Collector } from '../stubs/otlp-stub.js';
import { envOf, podOf } from './pod-of-system.js';
import { createRestarts } from './restarts.js';
import { createService, type RunningService, type Start } from './service-member.js';
import { createStrikes, type Strikes } from './strikes.js';

type Session = GradingSession<unknown>;

/** Rows that a task puts into empty tables before each play. */
const ROWS = 'tests/rows.sql';

/** The services of a topology in a pod, with everything around them. */
export interface System {
  readonly pod: Pod;
  readonly topology: Topology;
  readonly database: Database | undefined;
  readonly brokers: ReadonlyMap<string, Broker>;
  readonly collectors: ReadonlyMap<string, Collector>;
  readonly strikes: Strikes;
  /** The submitted service. */
  readonly learner: RunningService;
  service(name: string): RunningService;
  compile(): Promise<CompileResult>;
  /** Empties stores and brokers, and restarts every service; throws if one of the task's own does not start. */
  startAnew(): Promise<Start>;
  /** Waits until every service that a strike has killed is ready again. */
  awaitRestarts(): Promise<void>;
}

/** Opens the pod of a topology. No program is started yet. */
export async function openSystem(session: Session, topology: Topology): Promise<System> {
  const { package: pack, seed, language } = session;
  const services = new Map<string, RunningService>();
  const service = (name: string): RunningService => serviceIn(services, name);
  const restarts = createRestarts(service, session.signal);
  const strikes = createStrikes(restarts.killAndRestart);
  // Brokers deliver over the pod in which they are.
  const opened: { pod?: Pod } = {};
  const stubs = createStubs(topology, { strikes, seed, deliver: (link) => deliverOver(opened, link) });
  const pod = await session.openPod(podOf({ pack, topology, language, seed, stubs: stubs.all }));
  opened.pod = pod;
  const database = topology.database && (await openDatabase(pod, pack, seed));
  for (const [name, member] of Object.entries(topology.members))
    services.set(name, createService(pod, name, member, { ...database?.env, ...envOf(name, topology) }));
  const [learnerName] = learnerOf(topology);
  const rows = pack.files.get(ROWS);
  return {
    pod,
    topology,
    database,
    brokers: stubs.brokers,
    collectors: stubs.collectors,
    strikes,
    learner: service(learnerName),
    service,
    compile: () => compileAll(session, pod, topology),
    awaitRestarts: restarts.awaitAll,
    async startAnew() {
      strikes.begin();
      await restarts.awaitAll();
      await Promise.all([...services.keys()].map((name) => endIfRunning(service(name))));
      for (const each of [...stubs.brokers.values(), ...stubs.collectors.values()]) each.reset();
      await database?.rebuild(rows === undefined ? '' : decodeText(rows));
      const starts = await Promise.all(
        [...services.values()].map((each) => startOne(each, session, learnerName)),
      );
      return starts.find(({ ok }) => !ok) ?? { ok: true };
    },
  };
}

function serviceIn(services: ReadonlyMap<string, RunningService>, name: string): RunningService {
  const found = services.get(name);
  if (found === undefined) throw new Error(`${name} is no service of the topology`);
  return found;
}

const endIfRunning = (service: RunningService): Promise<void> =>
  service.state() === 'down' ? Promise.resolve() : service.act('kill');

async function startOne(service: RunningService, { signal }: Session, learner: string): Promise<Start> {
  const start = await service.start(signal);
  if (!start.ok && service.name !== learner)
    throw new Error(`the given service ${service.name} does not start: ${start.why} ${start.log}`);
  return start;
}

/** Copies and compiles the submitted service and the task's own. */
async function compileAll(session: Session, pod: Pod, { members }: Topology): Promise<CompileResult> {
  let own: CompileResult | undefined;
  for (const [name, member] of Object.entries(members)) {
    const { box } = pod.member(name);
    const isGiven = member.role === 'given';
    const files = isGiven ? filesBelow(session.package, member.folder) : session.files;
    await box.put([...files].map(([path, content]) => ({ path, content })));
    const result = await compileProgram(box, isGiven ? member.entry : session.entry);
    if (!isGiven) own = result;
    else if (!result.ok) throw new Error(`the given service ${name} does not compile: ${result.output}`);
  }
  if (own === undefined) throw new Error('no member of the topology is handed in');
  return own;
}

interface StubSurroundings {
  readonly strikes: Strikes;
  readonly seed: string;
  readonly deliver: (link: string) => Deliver;
}

function createStubs(topology: Topology, { strikes, seed, deliver }: StubSurroundings) {
  const all = new Map<string, PodStub>();
  const brokers = new Map<string, Broker>();
  const collectors = new Map<string, Collector>();
  for (const [name, settings] of Object.entries(topology.stubs)) {
    const intercept = strikes.interceptOf(name);
    if (settings.type === 'http') {
      all.set(name, createHttpStub(settings.answers, intercept));
      continue;
    }
    if (settings.type === 'otlp') {
      const collector = createCollector(intercept);
      collectors.set(name, collector);
      all.set(name, collector.stub);
      continue;
    }
    const random = createSeededRandom(seed, 'broker', name);
    const push = settings.push && { settings: settings.push, deliver: deliver(settings.push.link), random };
    const broker = createBroker({ intercept, ...(push && { push }) });
    brokers.set(name, broker);
    all.set(name, broker.stub);
  }
  return { all, brokers, collectors };
}

const MET_NOBODY: ReadonlySet<string> = new Set(['refused', 'broken-off']);

/** Calls a subscriber over a link of the pod, which exists before any message does. */
const deliverOver =
  (opened: { readonly pod?: Pod }, link: string): Deliver =>
  async (path, body, withinMs) => {
    const outcome = await opened.pod?.request(link, {
      method: 'POST',
      target: path,
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify(body)),
      withinMs,
    });
    if (outcome === undefined) return 'met-nobody';
    if ('failure' in outcome) return MET_NOBODY.has(outcome.failure) ? 'met-nobody' : 'unacknowledged';
    return isSuccess(outcome.response.status) ? 'acknowledged' : 'unacknowledged';
  };
