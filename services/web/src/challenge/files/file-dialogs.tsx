import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Dialog } from '../../app/dialog.js';
import { t } from '../../strings/files.js';
import editorClasses from '../editor-pane.module.css';
import type { NameProblem } from './change-files.js';

interface NameDialogProps {
  /** The file to rename; null for a new one. */
  readonly path: string | null;
  /** Suggested folder for a new one, such as `src/`. */
  readonly folder: string;
  readonly patterns: readonly string[];
  readonly findProblem: (path: string) => NameProblem | undefined;
  readonly onDone: (path: string) => void;
  readonly onClose: () => void;
}

/** Asks for the path of a new file, or a new path of an existing one. */
export function NameDialog({ path, folder, patterns, findProblem, onDone, onClose }: NameDialogProps) {
  const [name, setName] = useState(path ?? folder);
  const [tried, setTried] = useState(false);
  const problem = name === path ? undefined : findProblem(name);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === undefined) onDone(name);
  };
  return (
    <Dialog opened onClose={onClose} title={path === null ? t('add') : t('renameTitle', { path })}>
      <form onSubmit={send}>
        <TextInput
          label={t('path')}
          value={name}
          data-autofocus
          spellCheck={false}
          classNames={{ input: 'mono' }}
          error={
            tried && problem !== undefined && t(`problems.${problem}`, { patterns: patterns.join(', ') })
          }
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={editorClasses['dialogButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{path === null ? t('add') : t('rename')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RemoveDialogProps {
  readonly path: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function RemoveDialog({ path, onDone, onClose }: RemoveDialogProps) {
  return (
    <Dialog opened onClose={onClose} title={t('removeTitle', { path })}>
      <p>{t('removeText')}</p>
      <div className={editorClasses['dialogButtons']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color="red" onClick={onDone}>
          {t('remove')}
        </Button>
      </div>
    </Dialog>
  );
}
