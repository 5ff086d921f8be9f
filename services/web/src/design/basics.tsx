import { Button, Checkbox, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Done } from '../account/done.js';
import { ApiProblem, ConnectionLost } from '../api-client/failures.js';
import { OfflineNotice } from '../app/connection-notice.js';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { NotFound } from '../app/not-found-page.js';
import { Notice } from '../challenge/draft-notices.js';
import { DataTable } from '../hiring/data-table.js';
import classes from './design.module.css';
import { Specimen } from './specimen.js';

const COLOURS = [
  ...['bg', 'surface', 'sunken', 'line', 'line-strong', 'field', 'ink', 'ink-2', 'ink-3'],
  ...['accent', 'accent-soft', 'pass', 'pass-soft', 'fail', 'fail-soft', 'warn', 'warn-soft', 'code-bg'],
];

export function Colours() {
  return (
    <div className={classes['colours']}>
      {COLOURS.map((name) => (
        <div key={name}>
          <span className={classes['colour']} style={{ background: `var(--${name})` }} />
          <code>--{name}</code>
        </div>
      ))}
    </div>
  );
}

const VARIANTS = [{}, { variant: 'default' }, { variant: 'subtle', color: 'gray' }, { color: 'red' }];

export function Buttons() {
  const states = {
    normal: {},
    disabled: { disabled: true },
    loading: { loading: true },
    small: { size: 'xs' },
  };
  return Object.entries(states).map(([state, props]) => (
    <Specimen key={state} name="Button" state={state}>
      <div className={classes['row']}>
        {VARIANTS.map((variant, index) => (
          <Button key={index} {...variant} {...props}>
            {['Submit', 'Run', 'Dismiss', 'Delete'][index]}
          </Button>
        ))}
      </div>
    </Specimen>
  ));
}

export function Fields() {
  return (
    <>
      <Specimen name="TextInput" state="normal">
        <TextInput label="Name" description="As others see it" placeholder="Ada" />
      </Specimen>
      <Specimen name="TextInput" state="wrong">
        <TextInput label="Days" defaultValue="400" error="Enter 1 to 90 days." />
      </Specimen>
      <Specimen name="TextInput" state="disabled">
        <TextInput label="Name" defaultValue="Ada" disabled />
      </Specimen>
      <Specimen name="Textarea">
        <Textarea label="Notes" minRows={3} autosize />
      </Specimen>
      <Specimen name="NativeSelect">
        <NativeSelect label="Role" data={['owner', 'reviewer']} />
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="Show my name" defaultChecked />
      </Specimen>
    </>
  );
}

export function Messages() {
  const problem = { type: '', title: '', status: 500, detail: '', code: 'INTERNAL', requestId: '4f2a' };
  return (
    <>
      <Specimen name="Notice" state="plain">
        <Notice tone="plain">Your code was replaced by the starter.</Notice>
      </Specimen>
      <Specimen name="Notice" state="warning">
        <Notice tone="warn">This draft changed in another tab.</Notice>
      </Specimen>
      <Specimen name="OfflineNotice">
        <OfflineNotice />
      </Specimen>
      <Specimen name="FailurePanel" state="no network">
        <FailurePanel
          error={new ConnectionLost(undefined)}
          kept="Your work is safe."
          onRetry={() => undefined}
        />
      </Specimen>
      <Specimen name="FailurePanel" state="fault of the server">
        <FailurePanel error={new ApiProblem(problem, {})} kept="Your work is safe." />
      </Specimen>
      <Specimen name="Done">
        <Done>Saved</Done>
      </Specimen>
      <Specimen name="NotFound">
        <NotFound />
      </Specimen>
      <Specimen name="Skeleton">
        <Skeleton height={60} />
      </Specimen>
    </>
  );
}

export function Tables() {
  return (
    <>
      <Specimen name="DataTable" state="rows">
        <DataTable label="Candidates" heads={['Name', 'Status', 'Points']}>
          <tr>
            <td>Ada</td>
            <td>handed in</td>
            <td>92.5</td>
          </tr>
        </DataTable>
      </Specimen>
      <Specimen name="DataTable" state="empty">
        <DataTable label="Candidates" heads={['Name', 'Status', 'Points']}>
          {null}
        </DataTable>
      </Specimen>
    </>
  );
}

export function Dialogs() {
  const [open, setOpen] = useState(false);
  return (
    <Specimen name="Dialog">
      <Button variant="default" onClick={() => setOpen(true)}>
        Open
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title="Delete this link?">
        <p>People who have it see nothing any more.</p>
      </Dialog>
    </Specimen>
  );
}
