import { useState } from 'react';
import { z } from 'zod';
import { readChoice, writeChoice } from '../../app/remembered-choice.js';

const KEY = 'hone-editor';

/** In CSS pixels at the browser's default text size; they scale with it. */
export const FONT_SIZES = [12, 13, 14, 15, 16, 18, 20, 24] as const;
export const TAB_WIDTHS = ['auto', 2, 4, 8] as const;

const settingsSchema = z.object({
  /** What Tab does in the editor: indent, or move the focus on. */
  tab: z.enum(['indents', 'leaves']).catch('indents'),
  fontSize: z.literal(FONT_SIZES).catch(14),
  /** `auto`: as the file is indented, else the language's default. */
  tabWidth: z.literal(TAB_WIDTHS).catch('auto'),
  wrap: z.boolean().catch(false),
  vim: z.boolean().catch(false),
  /** Whether the notice about Tab was shown. */
  toldTab: z.boolean().catch(false),
});
export type EditorSettings = z.infer<typeof settingsSchema>;

/** Unknown or missing values get their default. */
export function parseSettings(stored: string | null): EditorSettings {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return settingsSchema.catch(settingsSchema.parse({})).parse(value);
  } catch {
    return settingsSchema.parse({});
  }
}

export interface SettingsHandle {
  readonly settings: EditorSettings;
  readonly change: (changes: Partial<EditorSettings>) => void;
}

/** The editor's settings, remembered on this device. */
export function useEditorSettings(): SettingsHandle {
  const [settings, setSettings] = useState(() => parseSettings(readChoice(KEY)));
  const change = (changes: Partial<EditorSettings>) => {
    const next = { ...settings, ...changes };
    setSettings(next);
    writeChoice(KEY, JSON.stringify(next));
  };
  return { settings, change };
}

export function toggleTab({ tab }: EditorSettings): Partial<EditorSettings> {
  return { tab: tab === 'indents' ? 'leaves' : 'indents', toldTab: true };
}
