import type { KindId } from '@hone/contracts';
import type { ReactNode } from 'react';

/** A program being checked; for kinds without a separate figure. */
const USUAL = (
  <>
    <path d="M8 6h60v36H8z" stroke="var(--line-strong)" />
    <path d="M16 16l6 5-6 5M28 27h14" stroke="var(--ink-3)" />
    <path d="M78 24l6 6 12-14" stroke="var(--accent)" strokeWidth="2.5" />
  </>
);

const FIGURES: Readonly<Partial<Record<KindId, ReactNode>>> = {
  // Quadratic cost beside linear cost.
  optimization: (
    <>
      <path d="M10 4v40h84" stroke="var(--line-strong)" />
      <path d="M12 42C44 40 66 30 78 6" stroke="var(--fail)" strokeDasharray="4 4" />
      <path d="M12 42L92 30" stroke="var(--accent)" strokeWidth="2.5" />
      <circle cx="92" cy="30" r="3" fill="var(--accent)" stroke="none" />
    </>
  ),
  // Rows, one of them missing.
  sql: (
    <>
      <path d="M8 6h88M8 18h88M8 42h88M36 6v36M66 6v36" stroke="var(--line-strong)" />
      <rect x="8" y="20" width="88" height="10" fill="var(--accent-soft)" stroke="none" />
      <path d="M8 30h88" stroke="var(--line-strong)" />
      <path d="M13 25h16M41 25h18M71 25h12" stroke="var(--accent)" strokeWidth="2.5" />
      <path d="M13 36h12M41 36h14M71 36h18M13 12h18M41 12h10M71 12h14" stroke="var(--ink-3)" />
    </>
  ),
  // A request, its answer, and the same request again.
  'api-design': (
    <>
      <path d="M14 4v40M90 4v40" stroke="var(--line-strong)" />
      <path d="M16 12h70M80 7l6 5-6 5" stroke="var(--accent)" strokeWidth="2.5" />
      <path d="M88 25H20M26 20l-6 5 6 5" stroke="var(--ink-3)" />
      <path d="M16 38h70M80 33l6 5-6 5" stroke="var(--accent)" strokeDasharray="4 4" strokeWidth="2.5" />
    </>
  ),
};

/** A small picture of a kind of challenge; the text beside it says the same. */
export function KindFigure({ kind }: { readonly kind: KindId }) {
  return (
    <svg
      width="104"
      height="48"
      viewBox="0 0 104 48"
      fill="none"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {FIGURES[kind] ?? USUAL}
    </svg>
  );
}
