/** The earliest of these, if there is one. */
export function earliest(dates: readonly Date[]): Date | undefined {
  return dates.reduce<Date | undefined>(
    (first, date) => (first === undefined || date < first ? date : first),
    undefined,
  );
}
