/** A line for whoever typed the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
