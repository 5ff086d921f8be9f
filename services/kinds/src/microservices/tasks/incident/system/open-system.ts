import type { CompileResult } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import type { Pod } from '@hone/contracts/sandbox';
import { openDatabase, type Database } from '../../../../api-design/tasks/implementation/database.js';
import { filesBelow } from '../../../../judging/package-files.js';
import { compileProgram } from '../../../../judging/report.js';
import { createService, type RunningService, type Start } from '../../services/system/service-member.js';
import type { Behavior, SystemFile } from '../files/system-file.js';
import { createSpanSink, type SpanSink } from './span-sink.js';
import { envOfIncident, podOfIncident, PORT } from './pod-of-incident.js';

type Tree = ReadonlyMap<string, Uint8Array>;

/** A system in its pod: the learner's services, third parties, and a database. */
export interface IncidentSystem {
  readonly pod: Pod;
  readonly file: SystemFile;
  readonly database: Database | undefined;
  readonly sink: SpanSink;
  /** The learner's services by name. */
  readonly services: ReadonlyMap<string, RunningService>;
  /** Puts a tree into all boxes and compiles it. */
  install(tree: Tree): Promise<CompileResult>;
  /** Restarts every service; running third parties continue. */
  startAll(): Promise<Start>;
  /** Puts a program of the package in the place of a service, and starts it. */
  startStandIn(standIn: StandIn): Promise<void>;
}

type StandIn = NonNullable<Behavior['standIn']>;

type Session = Pick<TrustedSession<unknown>, 'openPod' | 'package' | 'seed' | 'signal'>;

/** The place of a stand-in's files: beside those of the service. */
const STAND_IN = 'stand-in';
const SETTINGS = { port: PORT, ready: '/healthz', readyWithinMs: 12_000 };

/** Opens the pod of a system. Third parties run; no service does. */
export async function openSystem(session: Session, file: SystemFile): Promise<IncidentSystem> {
  const { package: pack, seed } = session;
  const sink = createSpanSink();
  const pod = await session.openPod(podOfIncident(file, sink.stub, seed));
  const database = file.database && (await openDatabase(pod, pack, seed));
  // Statistics like those of a database in use.
  await database?.replaceRows('SELECT 1');
  const services = new Map<string, RunningService>();
  for (const name of Object.keys(file.services)) {
    const own = file.database?.from === name ? database?.env : {};
    services.set(name, createService(pod, name, SETTINGS, { ...own, ...envOfIncident(name, file) }));
  }
  await Promise.all(Object.keys(file.third).map((name) => startThird(session, pod, file, name)));
  return {
    pod,
    file,
    database,
    sink,
    services,
    install: (tree) => installAll(pod, file, tree),
    startStandIn: (standIn) => startStandIn(session, { pod, services }, standIn),
    async startAll() {
      const all = [...services.values()];
      await Promise.all(all.filter((each) => each.state() !== 'down').map((each) => each.act('kill')));
      const starts = await Promise.all(all.map((each) => each.start(session.signal)));
      return starts.find(({ ok }) => !ok) ?? { ok: true };
    },
  };
}

async function startThird(
  { package: pack, signal }: Session,
  pod: Pod,
  { third }: SystemFile,
  name: string,
): Promise<void> {
  const program = third[name];
  if (program === undefined) throw new Error(`there is no third party ${name}`);
  const { box } = pod.member(name);
  await box.put([...filesBelow(pack, program.folder)].map(([path, content]) => ({ path, content })));
  const compiled = await compileProgram(box, program.entry);
  if (!compiled.ok) throw new Error(`third party ${name} does not compile: ${compiled.output}`);
  const start = await createService(pod, name, SETTINGS, {}).start(signal);
  if (!start.ok) throw new Error(`third party ${name} does not start: ${start.why} ${start.log}`);
}

async function startStandIn(
  { package: pack, signal }: Session,
  { pod, services }: Pick<IncidentSystem, 'pod' | 'services'>,
  { for: name, folder, entry }: StandIn,
): Promise<void> {
  const service = services.get(name);
  if (service === undefined) throw new Error(`there is no service ${name} to stand in for`);
  if (service.state() !== 'down') await service.act('kill');
  const { box } = pod.member(name);
  const files = [...filesBelow(pack, folder)];
  await box.put(files.map(([path, content]) => ({ path: `${STAND_IN}/${path}`, content })));
  const compiled = await compileProgram(box, `${STAND_IN}/${entry}`);
  if (!compiled.ok) throw new Error(`the stand-in for ${name} does not compile: ${compiled.output}`);
  const start = await service.start(signal);
  if (!start.ok) throw new Error(`the stand-in for ${name} does not start: ${start.why} ${start.log}`);
}

async function installAll(pod: Pod, { services }: SystemFile, tree: Tree): Promise<CompileResult> {
  const files = [...tree].map(([path, content]) => ({ path, content }));
  const results = await Promise.all(
    Object.entries(services).map(async ([name, { entry }]) => {
      const { box } = pod.member(name);
      await box.put(files);
      return compileProgram(box, entry);
    }),
  );
  return results.find(({ ok }) => !ok) ?? { ok: true, output: '' };
}
