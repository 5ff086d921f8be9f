/** The address of a page of this site, to be sent to somebody else. */
export function absoluteLink(path: string): string {
  return new URL(path, window.location.origin).href;
}
