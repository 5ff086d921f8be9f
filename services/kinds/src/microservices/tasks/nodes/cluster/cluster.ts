import type { CompileResult } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Pod, PodMember } from '@hone/contracts/sandbox';
import { compileProgram } from '../../../../judging/report.js';
import type { NodesDefinition } from '../definition.js';
import { nodeBox } from '../node-box.js';
import { startNode, type NodeEvents, type NodeProgram } from './node-program.js';

type Session = GradingSession<NodesDefinition>;

/** Boxes for nodes, in each of which one program can run at a time. */
export interface Cluster {
  /** Compiles the answer once, and puts it into every box. */
  compile(): Promise<CompileResult>;
  /** Starts a program in each of the first `count` boxes; they are called n0, n1 and so on. */
  start(count: number, events: NodeEvents): Promise<readonly NodeProgram[]>;
  /** Kills all running programs. */
  stop(): Promise<void>;
}

export const nodeNames = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);

/** Opens a box for each node; nodes have no links, since the harness is the network. */
export async function openCluster(session: Session, count: number): Promise<Cluster> {
  const names = nodeNames(count);
  const box = nodeBox(session.package, session.language);
  const pod = await session.openPod({
    members: names.map((name) => ({ name, ...box })),
    links: [],
    seed: session.seed,
  });
  return clusterOf(session, pod, names);
}

function clusterOf(session: Session, pod: Pod, names: readonly string[]): Cluster {
  const members = names.map((name) => pod.member(name));
  const files = [...session.files].map(([path, content]) => ({ path, content }));
  let running: NodeProgram[] = [];
  const compileIn = async ({ box }: PodMember): Promise<CompileResult> => {
    await box.put(files);
    return compileProgram(box, session.entry);
  };
  return {
    async compile() {
      const [first, ...others] = members;
      if (first === undefined) throw new Error('a cluster has at least one node');
      const compiled = await compileIn(first);
      // The others reuse the first box's build.
      if (compiled.ok) await Promise.all(others.map(compileIn));
      return compiled;
    },
    async start(count, events) {
      running = await Promise.all(members.slice(0, count).map((member) => startNode(member, events)));
      return running;
    },
    async stop() {
      await Promise.all(running.splice(0).map((program) => program.stop()));
    },
  };
}
