import type { TrustedSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { rowsReference, type SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import { readWorkload, type Workload } from '../../workload/workload.js';
import { checkShownAnswers, REFERENCE_WALL_MS, soundPlay } from '../../workload/reference-answers.js';
import { renderAnswers } from '../../workload/render-answers.js';
import { createInstanceData, instanceSeed, type InstanceData } from '../../instances/instance-data.js';
import { TaskFault } from '../../task-fault.js';
import { boxesFor } from '../../boxes.js';
import { answerSet, missingColumn } from './answer-set.js';
import { createDesignBox, type DesignBox } from './design-box.js';
import type { Design } from './examine-design.js';
import { readDesign } from './examine-file.js';
import { playOutcomeSchema, type Played } from './outcome.js';
import { workloadNames, type TaskFile } from './task-file.js';

type Session = TrustedSession<SqlDefinition>;

/** Expected results of workloads, from a box that no learner's design ever enters. */
export interface ReferencePlays {
  workload(instance: Instance): Promise<Workload>;
  played(instance: Instance): Promise<Played>;
}

/** Boxes open when first needed; results that do not depend on the submission are cached. */
export function createReferencePlays(session: Session, task: TaskFile): ReferencePlays {
  const { package: pack, definition, seed } = session;
  const data = createInstanceData(session);
  const box = createDesignBox(session, boxesFor(pack, definition).reference);
  const design = referenceDesign(session, task);
  const workload = (instance: Instance): Promise<Workload> => workloadOf(data, instance, seed, task);
  return {
    workload,
    played: async (instance) => {
      const key = `documents/played/${instance.id}/${instanceSeed(seed, instance)}`;
      const bytes = await session.cached(key, async () => {
        const played = await playReference(
          { session, box },
          { task, design },
          instance,
          await workload(instance),
        );
        return Buffer.from(JSON.stringify(played));
      });
      return soundPlay(playOutcomeSchema.parse(JSON.parse(decodeText(bytes))), instance);
    },
  };
}

async function workloadOf(
  data: InstanceData,
  instance: Instance,
  seed: string,
  task: TaskFile,
): Promise<Workload> {
  return readWorkload(await data.sql(instance, seed), workloadNames(task), instance.id);
}

function referenceDesign({ package: pack, definition }: Session, task: TaskFile): Design {
  const path = rowsReference(definition);
  const read = readDesign(decodeText(getPackageFile(pack, path)), task);
  if (!read.ok) throw new TaskFault(`${path}: ${read.message}`);
  return read.design;
}

/** Plays a workload by the reference, whose documents must have every field that the paths define. */
async function playReference(
  { session, box }: { readonly session: Session; readonly box: DesignBox },
  { task, design }: { readonly task: TaskFile; readonly design: Design },
  instance: Instance,
  workload: Workload,
): Promise<Played> {
  const played = soundPlay(await box.play({ task, design, workload, wallMs: REFERENCE_WALL_MS }), instance);
  for (const [place, answer] of played.answers.entries()) {
    const path = workload.questions[place]?.path ?? '';
    const missing = missingColumn(answer, task.paths[path]?.columns ?? []);
    if (missing !== undefined)
      throw new TaskFault(`the reference's answer to ${path} in ${instance.id} has no field ${missing}`);
  }
  const sets = played.answers.map((answer, place) =>
    answerSet(answer, task.paths[workload.questions[place]?.path ?? '']?.columns ?? []),
  );
  checkShownAnswers(session.package, instance, renderAnswers(workload, sets));
  return played;
}
