import type { MicroservicesDefinition } from '../definition.js';
import { gradeNodes } from './nodes/grade.js';
import { inspectNodes } from './nodes/inspect.js';
import type { NodesDefinition } from './nodes/definition.js';
import { nodeBox } from './nodes/node-box.js';
import { viewNodes } from './nodes/view.js';
import { serviceRuntime } from '../../api-design/topology.js';
import { boxesOfServices } from './services/box-of-task.js';
import type { ServicesDefinition } from './services/definition.js';
import { gradeServices } from './services/grade.js';
import { inspectServices } from './services/inspect/inspect.js';
import { viewServices } from './services/view.js';
import { needsLinearizer } from './nodes/workloads/needs-linearizer.js';
import { PORCUPINE_BOX } from '../checkers/linearizability/linearizer.porcupine.js';
import type { MicroservicesTask } from './task.js';

const nodes: MicroservicesTask<NodesDefinition> = {
  view: viewNodes,
  topology: (pack, definition, language) => [
    nodeBox(pack, language),
    ...(needsLinearizer(definition) ? [PORCUPINE_BOX] : []),
  ],
  runtimeFor: (language) => language,
  inspect: inspectNodes,
  grade: gradeNodes,
};

const services: MicroservicesTask<ServicesDefinition> = {
  view: viewServices,
  topology: (pack, _, language) => boxesOfServices(pack, language),
  runtimeFor: serviceRuntime,
  inspect: inspectServices,
  grade: gradeServices,
};

type TaskId = MicroservicesDefinition['task'];

/** Every task there is, by its name in `challenge.yml`. */
const TASKS: { [Id in TaskId]: MicroservicesTask<Extract<MicroservicesDefinition, { task: Id }>> } = {
  nodes,
  services,
};

/** The table knows for each definition the task that takes it; types cannot follow that. */
export const taskOf = ({ task }: MicroservicesDefinition): MicroservicesTask<MicroservicesDefinition> =>
  TASKS[task];
