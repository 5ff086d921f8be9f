import { useState } from 'react';
import { NavStrip } from '../tabs/nav-strip.js';
import { TabPanel } from '../tabs/tab-panel.js';
import { TabStrip } from '../tabs/tab-strip.js';
import classes from './design.module.css';
import { Specimen } from './specimen.js';

const NAMES = ['Statement', 'Tables', 'Hints', 'Editorial', 'Submissions'];
const FILES = ['main.py', 'window.py', 'a-rather-long-name.py'];

interface StripProps {
  readonly id: string;
  readonly names: readonly string[];
  readonly look?: 'files' | 'panes';
}

function Strip({ id, names, look }: StripProps) {
  const [active, setActive] = useState(names[0] ?? '');
  const tabs = names.map((name) => ({ name, label: name }));
  return (
    <>
      <TabStrip {...{ id, tabs, active, label: id, ...(look && { look }) }} onSelect={setActive} />
      <TabPanel {...{ id, name: active, active }}>{active}</TabPanel>
    </>
  );
}

export function Strips() {
  return (
    <>
      <Specimen name="TabStrip" state="with room">
        <Strip id="with-room" names={NAMES} />
      </Specimen>
      <Specimen name="TabStrip" state="without room">
        <div className={classes['narrow']}>
          <Strip id="without-room" names={NAMES} />
        </div>
      </Specimen>
      <Specimen name="TabStrip" state="files">
        <Strip id="files" names={FILES} look="files" />
      </Specimen>
      <Specimen name="TabStrip" state="panes">
        <Strip id="panes" names={NAMES.slice(0, 3)} look="panes" />
      </Specimen>
      <Specimen name="NavStrip">
        <NavStrip label="Pages" links={NAMES.map((label) => ({ label, to: `/design/${label}` }))} />
      </Specimen>
    </>
  );
}
