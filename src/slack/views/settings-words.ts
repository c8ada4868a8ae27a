export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** `Monday to Friday`, else the days by name. */
export function weekWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const names = sorted.map((day) => weekdayNames[day - 1] ?? '');
  const first = sorted[0] ?? 0;
  const inARow = sorted.every((day, index) => day === first + index);
  return inARow && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

/** `09:00`. */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
