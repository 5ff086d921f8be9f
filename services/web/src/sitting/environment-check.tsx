import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircle, IconLoader2, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { usePorts } from '../app/ports.js';
import { t } from '../strings/sitting.js';
import { CHECKS, runChecks, type CheckName, type CheckState } from './environment-checks.js';
import { createSittingPorts } from './sitting-ports.js';
import classes from './sitting.module.css';
import { useSitting, useSittingApi } from './use-sitting.js';

const ICONS = {
  waiting: IconCircle,
  running: IconLoader2,
  good: IconCheck,
  note: IconAlertTriangle,
  bad: IconX,
} as const;

type States = Readonly<Record<CheckName, CheckState>>;

const UNCHECKED = Object.fromEntries(
  CHECKS.map((name) => [name, { kind: 'waiting', words: '' }]),
) as unknown as States;

function useChecks() {
  const sitting = useSitting();
  const ports = usePorts();
  const api = useSittingApi();
  const announcer = useAnnouncer();
  const [states, setStates] = useState<States>(UNCHECKED);
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setStates(UNCHECKED);
    const practice = createSittingPorts(ports, sitting.id, 'practice').api;
    const world = { sitting, api, practice, channel: ports.channel };
    await runChecks(world, (name, state) => {
      setStates((before) => ({ ...before, [name]: state }));
      if (state.kind !== 'running')
        announcer.progress(`${t(`ready.${name}`)}: ${t(`ready.states.${state.kind}`)}`);
    });
    setRunning(false);
  };
  return { states, running, run };
}

function CheckRow({ name, state }: { readonly name: CheckName; readonly state: CheckState }) {
  const Icon = ICONS[state.kind];
  return (
    <li data-state={state.kind}>
      <Icon size={18} aria-hidden />
      <strong>{t(`ready.${name}`)}</strong>
      <span>{state.words === '' ? t(`ready.states.${state.kind}`) : state.words}</span>
    </li>
  );
}

/** Tests what the assessment needs from this browser and from Hone. */
export function EnvironmentCheck() {
  const { states, running, run } = useChecks();
  const done = CHECKS.some((name) => states[name].kind !== 'waiting');
  return (
    <section className={classes['panel']} aria-label={t('ready.check')}>
      <h2>{t('ready.check')}</h2>
      <p>{t('ready.checkText')}</p>
      <ul className={classes['checks']}>
        {CHECKS.map((name) => (
          <CheckRow key={name} name={name} state={states[name]} />
        ))}
      </ul>
      <div>
        <Button variant="default" loading={running} onClick={() => void run()}>
          {done ? t('ready.again') : t('ready.run')}
        </Button>
      </div>
    </section>
  );
}
