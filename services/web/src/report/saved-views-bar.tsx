import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { textOf } from '../hiring/form-text.js';
import hiringClasses from '../hiring/hiring.module.css';
import { useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/candidate-list.js';
import classes from './report.module.css';
import { readViews, withView, writeViews, type SavedView } from './saved-views.js';

interface ViewFormProps {
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

function ViewForm({ onSave, onCancel }: ViewFormProps) {
  const [missing, setMissing] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), 'view').trim();
    setMissing(name === '');
    if (name !== '') onSave(name);
  };
  return (
    <form className={classes['filters']} onSubmit={save} aria-label={t('views.save')}>
      <TextInput
        label={t('views.name')}
        name="view"
        maxLength={40}
        autoFocus
        error={missing ? t('views.enterName') : undefined}
      />
      <Button type="submit" variant="default">
        {t('views.keep')}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {t('views.cancel')}
      </Button>
    </form>
  );
}

interface ViewListProps {
  readonly views: readonly SavedView[];
  readonly onRemove: (name: string) => void;
}

function ViewList({ views, onRemove }: ViewListProps) {
  const { id } = useWorkspace();
  return (
    <ul className={classes['views']} aria-label={t('views.label')}>
      {views.map(({ name, search }) => (
        <li key={name}>
          <Link to={`/w/${id}/candidates?${search}`}>{name}</Link>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('views.removeOne', { name })}
            onClick={() => onRemove(name)}
          >
            {t('views.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Named filters, remembered by this browser. `search` is the URL's current query; empty without filters. */
export function SavedViewsBar({ search }: { readonly search: string }) {
  const { id } = useWorkspace();
  const [views, setViews] = useState(() => readViews(id));
  const [naming, setNaming] = useState(false);
  const change = (next: readonly SavedView[]) => {
    setViews(next);
    writeViews(id, next);
    setNaming(false);
  };
  if (views.length === 0 && search === '') return null;
  return (
    <div className={hiringClasses['buttons']}>
      {views.length > 0 && (
        <ViewList views={views} onRemove={(name) => change(views.filter((view) => view.name !== name))} />
      )}
      {search !== '' && !naming && (
        <Button variant="subtle" size="xs" onClick={() => setNaming(true)}>
          {t('views.save')}
        </Button>
      )}
      {naming && (
        <ViewForm
          onSave={(name) => change(withView(views, { name, search }))}
          onCancel={() => setNaming(false)}
        />
      )}
    </div>
  );
}
