/** The absolute URL of a page of this site, to send to somebody else. */
export function absoluteLink(path: string): string {
  return new URL(path, window.location.origin).href;
}
