import type { TrustedSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { filesBelow } from '../../../judging/package-files.js';
import { rowsReference, type SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import { readWorkload, type Workload } from '../../workload/workload.js';
import { checkShownAnswers, REFERENCE_WALL_MS, soundPlay } from '../../workload/reference-answers.js';
import { renderAnswers } from '../../workload/render-answers.js';
import { createInstanceData, instanceSeed } from '../../instances/instance-data.js';
import { TaskFault } from '../../task-fault.js';
import { examineDesign, type Design } from './examine-design.js';
import type { NodeBox } from './node-box.js';
import { sentDesign } from './node-design.js';
import { valueFault } from '../../engines/cassandra/node-values.js';
import { playedSchema, type Played } from './outcome.js';
import { workloadNames, type TaskFile } from './task-file.js';

type Session = TrustedSession<SqlDefinition>;

/** Expected results of workloads, from a keyspace that no learner's statement can name. */
export interface ReferencePlays {
  workload(instance: Instance): Promise<Workload>;
  played(instance: Instance): Promise<Played>;
}

/** Results that do not depend on the submission are cached. The reference plays a workload before the learner's design does. */
export function createReferencePlays(session: Session, task: TaskFile, node: NodeBox): ReferencePlays {
  const { package: pack, definition, seed } = session;
  const data = createInstanceData(session);
  const workload = async (instance: Instance): Promise<Workload> => {
    const read = readWorkload(await data.sql(instance, seed), workloadNames(task), instance.id);
    checkValues(read, task, instance);
    return read;
  };
  const play = async (instance: Instance): Promise<Uint8Array> => {
    const asked = await workload(instance);
    const design = sentDesign(readReference(pack, definition, task));
    const played = soundPlay(await node.play(design, asked, REFERENCE_WALL_MS), instance);
    checkColumns(asked, task, played, instance);
    checkShownAnswers(pack, instance, renderAnswers(asked, played.answers));
    return Buffer.from(JSON.stringify(played));
  };
  return {
    workload,
    played: async (instance) => {
      const key = `tables/played/${instance.id}/${instanceSeed(seed, instance)}`;
      const bytes = await session.cached(key, () => play(instance));
      return playedSchema.parse(JSON.parse(decodeText(bytes)));
    },
  };
}

/** The reference's design. Throws `TaskFault` if it is invalid. */
function readReference(pack: Session['package'], definition: SqlDefinition, task: TaskFile): Design {
  const path = rowsReference(definition);
  const files = filesBelow(pack, path.slice(0, path.lastIndexOf('/')));
  const examined = examineDesign(files, task);
  if (!examined.ok) throw new TaskFault(`the reference's ${examined.message}`);
  return examined.design;
}

function checkValues({ events, questions }: Workload, task: TaskFile, { id }: Instance): void {
  for (const { values } of [...events, ...questions])
    for (const [name, value] of Object.entries(values)) {
      const fault = valueFault(task.values[name]?.type ?? 'text', value);
      if (fault !== undefined) throw new TaskFault(`the history ${id}: ${name}: ${fault}`);
    }
}

/** Checks that the reference answers with the columns that the paths define. */
function checkColumns(
  { questions }: Workload,
  { paths }: TaskFile,
  { answers }: Played,
  { id }: Instance,
): void {
  for (const [place, { columns }] of answers.entries()) {
    const path = questions[place]?.path ?? '';
    const [wanted, given] = [paths[path]?.columns ?? [], columns.map(({ name }) => name)];
    if (wanted.join() !== given.join())
      throw new TaskFault(
        `the reference answers ${path} in ${id} with ${given.join(', ')}, not ${wanted.join(', ')}`,
      );
  }
}
