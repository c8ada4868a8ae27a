import { execFile } from 'node:child_process';

export interface ProgramResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end; a program that is missing, fails or takes too long is `ok: false`. */
export function runProgram(
  file: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: timeoutMs, maxBuffer: 8e6 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve({ ok: error === null, output: output === '' ? (error?.message ?? '') : output });
    });
  });
}
