import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  DIFFICULTY_WORDS,
  KIND_IDS,
  kindLabel,
  LANGUAGE_IDS,
  languageLabel,
  SKILL_AREAS,
  skillLabel,
} from '../words/labels.js';
import type { FilterName, Filters } from './filters.js';
import classes from './catalogue.module.css';

interface FilterPanelProps {
  readonly filters: Filters;
  readonly onChange: (name: FilterName, value: string) => void;
}

const TYPING_MS = 250;

const ANY = { value: '', label: 'Any' };

const OPTIONS = {
  kind: [ANY, ...KIND_IDS.map((id) => ({ value: id, label: kindLabel(id) }))],
  difficulty: [ANY, ...DIFFICULTY_WORDS.map((word, index) => ({ value: String(index + 1), label: word }))],
  language: [ANY, ...LANGUAGE_IDS.map((id) => ({ value: id, label: languageLabel(id) }))],
  skill: [
    ANY,
    ...SKILL_AREAS.map((area) => ({
      group: area.title,
      items: area.skills.map((skill) => ({ value: skill, label: skillLabel(skill) })),
    })),
  ],
  status: [
    ANY,
    { value: 'new', label: 'New to me' },
    { value: 'tried', label: 'Tried' },
    { value: 'solved', label: 'Solved' },
  ],
};

const SELECTS: readonly { readonly name: Exclude<FilterName, 'q'>; readonly label: string }[] = [
  { name: 'kind', label: 'Kind' },
  { name: 'skill', label: 'Skill' },
  { name: 'difficulty', label: 'Difficulty' },
  { name: 'language', label: 'Language' },
  { name: 'status', label: 'Status' },
];

/** The search text follows typing with a short delay, so that the address does not change at every key. */
function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (q: string) => void;
}) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      label="Search"
      type="search"
      maxLength={100}
      placeholder="Title or words"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  return (
    <search className={classes['filters']} aria-label="Filter challenges">
      <SearchField value={filters.q} onChange={(q) => onChange('q', q)} />
      {SELECTS.map(({ name, label }) => (
        <NativeSelect
          key={name}
          label={label}
          data={OPTIONS[name]}
          value={filters[name]}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
    </search>
  );
}
