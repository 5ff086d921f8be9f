import type { ApiDesignDefinition, HardeningDefinition, ImplementationDefinition } from '../definition.js';
import { testerBox } from '../conformance/ask-service.js';
import { inspectApiDesign } from '../inspect.js';
import { LAB_BOX, openLab } from '../lab/open-lab.js';
import { databaseBox, serviceBox, serviceRuntime } from '../topology.js';
import { viewApiDesign } from '../view.js';
import type { DocumentTaskDefinition } from './document/definition.js';
import { gradeDocument } from './document/grade.js';
import { inspectDocument } from './document/inspect.js';
import { viewDocument } from './document/view.js';
import { gradeHardening } from './hardening/grade.js';
import { inspectHardening } from './hardening/inspect.js';
import { planOfExploit } from './hardening/plan-exploits.js';
import { gradeImplementation } from './implementation/grade.js';
import { inspectThird } from './implementation/inspect-third.js';
import type { ApiDesignTask } from './task.js';

const implementation: ApiDesignTask<ImplementationDefinition> = {
  view: viewApiDesign,
  topology: (pack, { database, conformance }, language) => [
    serviceBox(pack, language),
    ...(database === undefined ? [] : [databaseBox]),
    ...(conformance === undefined ? [] : [testerBox]),
  ],
  runtimeFor: serviceRuntime,
  inspect: (pack, definition) => [...inspectApiDesign(pack, definition), ...inspectThird(definition, [])],
  grade: gradeImplementation,
};

/** Exploits are hidden until one has failed, and so are the third parties that the service must not call. */
const hardening: ApiDesignTask<HardeningDefinition> = {
  ...implementation,
  view: (pack, definition) =>
    viewApiDesign(pack, { ...definition, third: [] }, definition.exploits.map(planOfExploit)),
  inspect: inspectHardening,
  grade: gradeHardening,
};

/** A document is read by the tool box alone: a learner's answer gets no box of its own. */
const document: ApiDesignTask<DocumentTaskDefinition> = {
  view: viewDocument,
  topology: () => [LAB_BOX],
  runtimeFor: () => LAB_BOX.runtime,
  inspect: inspectDocument,
  grade: (session) => gradeDocument(session, openLab),
};

type TaskId = ApiDesignDefinition['task'];

/** Every task there is, by its name in `challenge.yml`. */
const TASKS: { [Id in TaskId]: ApiDesignTask<Extract<ApiDesignDefinition, { task: Id }>> } = {
  implementation,
  hardening,
  document,
  evolution: document,
};

/** The table has the matching task for each definition, but types cannot express that. */
export const taskOf = ({ task }: ApiDesignDefinition): ApiDesignTask<ApiDesignDefinition> => TASKS[task];
