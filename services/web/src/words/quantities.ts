import { t } from '../strings/common.js';

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A number in the reader's language: `1,290`. */
export function formatNumber(value: number): string {
  return t('quantity.number', { value });
}

/** `412 ms`, `1.25 s`, `48 s`. */
export function formatMs(ms: number): string {
  if (ms < 1_000) return t('quantity.ms', { value: round(ms, ms < 10 ? 1 : 0) });
  return t('quantity.seconds', { value: round(ms / 1_000, ms < 10_000 ? 2 : 1) });
}

/** Always in milliseconds: `3,000 ms`. */
export function formatWholeMs(ms: number): string {
  return t('quantity.ms', { value: Math.round(ms) });
}

/** Powers of 1024, the units of limits: `640 KiB`, `12.5 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return t('quantity.bytes', { value: Math.round(bytes) });
  const kib = bytes / 1_024;
  if (kib < 1_024) return formatKib(Math.round(kib));
  const mib = kib / 1_024;
  return t('quantity.mib', { value: round(mib, mib < 100 ? 1 : 0) });
}

/** Always in KiB: `640 KiB`. */
export function formatKib(kib: number): string {
  return t('quantity.kib', { value: kib });
}

/** Points as they are shown, to a tenth. */
export function roundPoints(points: number): number {
  return Math.round(points * 10) / 10;
}

/** Points without needless decimals: `40`, `13.3`. */
export function formatPoints(points: number): string {
  return formatNumber(roundPoints(points));
}

/** Local time of day with seconds, as the save state shows it. */
export function formatClock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Local date and time, for histories; with the year only if it is not the current one. */
export function formatDateTime(iso: string, now = new Date()): string {
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
  return t('quantity.times', { factor: round(factor, digits) });
}

/** A part of a whole: `55%`, `62.5%`. */
export function formatPercent(share: number): string {
  return t('quantity.percent', { share });
}
