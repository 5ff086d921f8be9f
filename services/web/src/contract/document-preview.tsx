import { useDebouncedValue } from '@mantine/hooks';
import classes from './contract.module.css';
import { RenderedDocument } from './contract-view.js';

const SETTLES_AFTER_MS = 400;

/** A document of the learner's as its readers will see it, rendered when typing pauses. */
export function DocumentPreview({ text }: { readonly text: string }) {
  const [settled] = useDebouncedValue(text, SETTLES_AFTER_MS);
  return (
    <article className={classes['contract']}>
      <RenderedDocument text={settled} />
    </article>
  );
}
