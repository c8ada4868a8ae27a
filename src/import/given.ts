/** An optional field: there when it has a value, left out when it has none. */
export function given<K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [P in K]?: Exclude<V, undefined> };
export function given(key: string, value: unknown): object {
  return value === undefined || value === '' ? {} : { [key]: value };
}
