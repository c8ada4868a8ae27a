/** One variant of a comparison; run once per cycle, timed alone. */
export interface Variant {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** The bar: its median ratio to the first variant. */
  readonly atMost?: number;
}

export interface Ratios {
  readonly name: string;
  /** Median milliseconds of a call, over all blocks. */
  readonly p50: number;
  /** Its block medians against the first variant's: least, median, most. */
  readonly ratio: readonly [number, number, number];
  readonly atMost?: number;
}

/**
 * Runs every variant once per cycle, in shuffled order, so that a noisy machine disturbs all alike;
 * medians per block make the ratios.
 */
export async function interleave(
  variants: readonly Variant[],
  { blocks, cycles }: { readonly blocks: number; readonly cycles: number },
): Promise<readonly Ratios[]> {
  await cycle(variants, Math.ceil(cycles / 4));
  const medians: (readonly number[])[] = [];
  for (let block = 0; block < blocks; block += 1) medians.push(await cycle(variants, cycles));
  return variants.map(({ name, atMost }, at) => {
    const own = medians.map((block) => block[at] ?? Number.NaN);
    const ratios = medians.map((block) => (block[at] ?? Number.NaN) / (block[0] ?? Number.NaN));
    const ratio = [Math.min(...ratios), median(ratios), Math.max(...ratios)] as const;
    return { name, p50: median(own), ratio, ...(atMost === undefined ? {} : { atMost }) };
  });
}

async function cycle(variants: readonly Variant[], cycles: number): Promise<readonly number[]> {
  const times = variants.map((): number[] => []);
  for (let n = 0; n < cycles; n += 1) {
    for (const at of shuffled(variants.length)) {
      const began = performance.now();
      await variants[at]?.run();
      times[at]?.push(performance.now() - began);
    }
  }
  return times.map(median);
}

function shuffled(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => ({ at, by: Math.random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ at }) => at);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

/** Prints the ratios; a missed bar makes the process end with an error. */
export function printRatios(title: string, rows: readonly Ratios[]): void {
  console.log(title);
  for (const { name, p50, ratio, atMost } of rows) {
    const figures = ratio.map((value) => value.toFixed(2)).join('/');
    const missed = atMost !== undefined && ratio[1] > atMost;
    const bar = atMost === undefined ? '' : `   at most ${atMost}${missed ? ' MISSED' : ''}`;
    console.log(`  ${name.padEnd(44)} ${p50.toFixed(2)} ms   ${figures}${bar}`);
    if (missed) process.exitCode = 1;
  }
}
