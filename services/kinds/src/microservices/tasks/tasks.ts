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
import type { IncidentDefinition } from './incident/definition.js';
import { getSystem } from './incident/files/read-files.js';
import { gradeIncident } from './incident/grade.js';
import { inspectIncident } from './incident/inspect.js';
import { recordFault } from './incident/record.js';
import { checkRecordings } from './incident/self-check.js';
import { boxesOfIncident, FRONT_RUNTIME } from './incident/system/pod-of-incident.js';
import { incidentFiles } from './incident/variant.js';
import { viewIncident } from './incident/view.js';
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

const incident: MicroservicesTask<IncidentDefinition> = {
  view: viewIncident,
  topology: (pack) => boxesOfIncident(getSystem(pack)),
  runtimeFor: () => FRONT_RUNTIME,
  inspect: inspectIncident,
  variant: incidentFiles,
  selfCheck: checkRecordings,
  record: { ids: ({ faults }) => faults, record: recordFault },
  grade: gradeIncident,
};

type TaskId = MicroservicesDefinition['task'];

/** Every task there is, by its name in `challenge.yml`. */
const TASKS: { [Id in TaskId]: MicroservicesTask<Extract<MicroservicesDefinition, { task: Id }>> } = {
  nodes,
  services,
  incident,
};

/** The table has the matching task for each definition, but types cannot express that. */
export const taskOf = ({ task }: MicroservicesDefinition): MicroservicesTask<MicroservicesDefinition> =>
  TASKS[task];
