/** Rows with their columns aligned, the first to the left and figures to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows[0]?.map((_, index) => index) ?? [];
  const widths = columns.map((index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return index === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
