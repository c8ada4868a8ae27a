/** Labels are the same label whatever their case and the spaces around them. */
export function sameLabel(one: string, other: string): boolean {
  return labelKey(one) === labelKey(other);
}

/** What a mapping's list says about a label; undefined when it does not name it. */
export function lookUp<T>(list: Readonly<Record<string, T>>, label: string): T | undefined {
  // Labels come from the file: `constructor` is one like any other.
  if (Object.hasOwn(list, label)) return list[label];
  return Object.entries(list).find(([known]) => sameLabel(known, label))?.[1];
}

/** Equal for what is the same label. */
export function labelKey(label: string): string {
  return label.trim().normalize('NFKC').toLowerCase();
}
