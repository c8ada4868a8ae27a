import { parseArgs } from 'node:util';
import { eventsUrl, manifestText } from '../manifest.ts';
import { surface } from '../slack/registered.ts';
import { say } from './say.ts';

/** Prints the Slack app's manifest; with `--url https://…` for HTTP instead of Socket Mode. */
export async function printManifest(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { url: { type: 'string' } } });
  const { commands, shortcuts } = surface;
  const url = values.url === undefined ? {} : { url: eventsUrl(values.url) };
  say(manifestText({ commands, shortcuts, ...url }).trimEnd());
  return 0;
}
