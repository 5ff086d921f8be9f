import type { PackageFinding } from '@hone/contracts/kind';
import { namesIn } from '../../../../judging/fill.js';
import { error } from '../../../../judging/findings.js';
import { VALUE_NAMES } from '../keys.js';
import { isRequestFault } from '../scenario/pod-fault.js';
import { SCENARIO_FILE, type Script } from '../scenario/read-files.js';
import type { Phase, Plan, ScenarioFile } from '../scenario/scenario-file.js';
import { CLIENT, DATABASE, type Topology } from '../scenario/topology-file.js';

const wrong = (code: string, message: string): PackageFinding => error(code, SCENARIO_FILE, message);

/** The longest that a learner should wait while trying something. */
const LONGEST_RUN_MS = 8_000;
/** With three seeds a verdict stays within a minute. */
const LONGEST_GRADED_MS = 20_000;
/** The most connections of a link, which no scenario needs to reach. */
const MOST_OPEN = 100;

/** Unknown names, and phases that take too long or send too much. */
export function inspectScenario({ topology, scenario }: Script): PackageFinding[] {
  return [
    ...inspectOperations(topology, scenario),
    ...inspectStores(topology, scenario),
    ...(['visible', 'graded'] as const).flatMap((name) => [
      ...inspectLength(name, scenario[name]),
      ...scenario[name].phases.flatMap((phase) =>
        inspectPhase(`${name}, phase ${phase.name}`, phase, { topology, scenario }),
      ),
    ]),
  ];
}

function inspectOperations({ links }: Topology, { operations }: ScenarioFile): PackageFinding[] {
  return Object.entries(operations).flatMap(([name, operation]) => {
    const names = namesIn([operation.send, operation.headers, operation.json]);
    return [
      ...(links.some(({ id, from }) => id === operation.link && from === CLIENT)
        ? []
        : [
            wrong(
              'LINK_UNKNOWN',
              `operation ${name} uses "${operation.link}", which is no link from ${CLIENT}`,
            ),
          ]),
      ...(names.includes('key') ? [] : [wrong('KEY_MISSING', `operation ${name} has {{key}} nowhere`)]),
      ...names
        .filter((each) => !VALUE_NAMES.includes(each))
        .map((each) => wrong('VALUE_UNKNOWN', `operation ${name}: nothing stands for {{${each}}}`)),
    ];
  });
}

function inspectStores({ stubs, database }: Topology, { stores }: ScenarioFile): PackageFinding[] {
  return Object.entries(stores).flatMap(([name, store]) => {
    if (store.type === 'database')
      return database === undefined ? [wrong('STORE_UNKNOWN', `store ${name}: there is no database`)] : [];
    const [type, what] = store.type === 'broker' ? ['broker', 'broker'] : ['otlp', 'collector'];
    return stubs[store.stub]?.type === type
      ? []
      : [wrong('STORE_UNKNOWN', `store ${name}: "${store.stub}" is no ${what}`)];
  });
}

function inspectLength(name: 'visible' | 'graded', { phases, settleMs }: Plan): PackageFinding[] {
  const lasts = phases.reduce((sum, { forMs }) => sum + forMs, settleMs);
  const most = name === 'visible' ? LONGEST_RUN_MS : LONGEST_GRADED_MS;
  const names = phases.map((phase) => phase.name);
  return [
    ...(lasts > most
      ? [wrong('SCENARIO_LONG', `${name} lasts ${lasts} ms; at most ${most} are allowed`)]
      : []),
    ...names
      .filter((each, at) => names.indexOf(each) !== at)
      .map((each) => wrong('PHASE_DUPLICATE', `${name} has two phases ${each}`)),
  ];
}

function inspectPhase(where: string, phase: Phase, { topology, scenario }: Script): PackageFinding[] {
  const { load, actions, strikes } = phase;
  const open = load.reduce(
    (sum, { operation, perSecond }) =>
      sum + (perSecond * (scenario.operations[operation]?.withinMs ?? 0)) / 1_000,
    0,
  );
  const isMember = (name: string): boolean => Object.hasOwn(topology.members, name);
  return [
    ...(open > MOST_OPEN
      ? [
          wrong(
            'LOAD_HIGH',
            `${where}: up to ${Math.ceil(open)} calls are open at once; at most ${MOST_OPEN} are allowed`,
          ),
        ]
      : []),
    ...load
      .filter(({ operation }) => !Object.hasOwn(scenario.operations, operation))
      .map(({ operation }) => wrong('OPERATION_UNKNOWN', `${where}: there is no operation "${operation}"`)),
    ...inspectFaults(where, phase, topology),
    ...actions
      .filter(({ member }) => !isMember(member))
      .map(({ member }) => wrong('MEMBER_UNKNOWN', `${where}: there is no member "${member}"`)),
    ...phase.hangs
      .filter((stub) => !Object.hasOwn(topology.stubs, stub))
      .map((stub) => wrong('STUB_UNKNOWN', `${where}: there is no stub "${stub}"`)),
    ...strikes.flatMap(({ stub, kill }) => [
      ...(Object.hasOwn(topology.stubs, stub)
        ? []
        : [wrong('STUB_UNKNOWN', `${where}: there is no stub "${stub}"`)]),
      ...(isMember(kill) ? [] : [wrong('MEMBER_UNKNOWN', `${where}: there is no member "${kill}"`)]),
    ]),
  ];
}

function inspectFaults(where: string, { faults, forMs }: Phase, { links }: Topology): PackageFinding[] {
  return faults.flatMap(({ link, faults: own, atMs, forMs: lasts = 0 }) => {
    const found = links.find(({ id }) => id === link);
    if (found === undefined) return [wrong('LINK_UNKNOWN', `${where}: there is no link "${link}"`)];
    const isHttp = found.protocol === 'http' && found.to !== DATABASE;
    return [
      ...(atMs + lasts > forMs
        ? [wrong('FAULT_LONG', `${where}: a fault of ${link} outlasts the phase`)]
        : []),
      ...(own.some(isRequestFault) && !isHttp
        ? [wrong('FAULT_UNFIT', `${where}: link ${link} is no http link, so it has no faults of requests`)]
        : []),
    ];
  });
}
