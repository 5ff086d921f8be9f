/** `412 ms`, `1.25 s`, `48 s`. */
export function formatMs(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1).replace(/\.0$/, '')} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${Number((ms / 1_000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}

/** Powers of 1024, as limits are given in them: `640 KiB`, `12.5 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${Math.round(bytes)} B`;
  const kib = bytes / 1_024;
  if (kib < 1_024) return `${Math.round(kib)} KiB`;
  const mib = kib / 1_024;
  return `${mib < 100 ? mib.toFixed(1).replace(/\.0$/, '') : Math.round(mib)} MiB`;
}

/** Points without needless decimals: `40`, `13.3`. */
export function formatPoints(points: number): string {
  return (Math.round(points * 10) / 10).toString();
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Local time of the day with seconds, as the save state shows it. */
export function formatClock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Day and time in the reader's own form, for histories; the year only when it is not the present one. */
export function formatMoment(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return new Intl.DateTimeFormat(undefined, {
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** A factor: `0.87×`, `1.3×`, `18×`. */
export function formatTimes(factor: number): string {
  const digits = factor < 1 ? 2 : factor < 10 ? 1 : 0;
  return `${Number(factor.toFixed(digits))}×`;
}

/** A part of a whole: `55 %`. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}
