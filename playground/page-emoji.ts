import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);

const Entries = z.array(z.object({ unified: z.string(), short_names: z.array(z.string()) }));

function characters(unified: string): string {
  return String.fromCodePoint(...unified.split('-').map((hex) => Number.parseInt(hex, 16)));
}

/** Slack's emoji names, each with its characters: `tada` → 🎉. */
export async function emojiTable(): Promise<Readonly<Record<string, string>>> {
  const file = require.resolve('emoji-datasource/emoji.json');
  const entries = Entries.parse(JSON.parse(await readFile(file, 'utf8')));
  return Object.fromEntries(
    entries.flatMap((entry) =>
      entry.short_names.map((name) => [name, characters(entry.unified)] as const),
    ),
  );
}
