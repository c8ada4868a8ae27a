/** A line of figures that a run leaves behind: seeds, counts, seconds. */
export function report(line: string): void {
  console.log(line);
}
