/** A route such as `/workspaces/:w` with its parameters replaced by values. */
export function addressOf(route: string, values: Readonly<Record<string, string>>): string {
  return route.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${route} needs a value for ${name}`);
    return encodeURIComponent(value);
  });
}
