// Names may be paths of files, but an id has no blanks.
const idOf = (id: string, part: string, name: string): string => `${id}-${part}-${encodeURIComponent(name)}`;

export const tabIdOf = (id: string, name: string): string => idOf(id, 'tab', name);

export const panelIdOf = (id: string, name: string): string => idOf(id, 'panel', name);
