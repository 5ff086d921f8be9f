import { useRef, useState } from 'react';
import { useAnnouncer } from './announcements.js';

interface CopyWords {
  readonly copied: string;
  readonly blocked: string;
}

/** Copies; where the clipboard is blocked, the field's text is selected for copying by hand. */
export function useCopying(text: string, words: CopyWords) {
  const announcer = useAnnouncer();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'denied'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
      announcer.result(words.copied);
    } catch {
      setCopied('denied');
      field.current?.focus();
      field.current?.select();
      announcer.result(words.blocked);
    }
  };
  return { copy, copied, field };
}
