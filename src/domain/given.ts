/** An optional field: there when it has a value, left out when it has none. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value,
): { readonly [K in Key]?: Exclude<Value, undefined> };
export function given(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}
