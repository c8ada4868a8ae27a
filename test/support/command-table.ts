import { surface } from '../../src/slack/registered.ts';

/** Where the README's table of commands stands. */
export const commandTablePlace = /(<!-- commands -->\n)([\s\S]*?)(\n?<!-- \/commands -->)/;

/** The README's table of commands, made from the commands themselves. */
export function commandTable(): string {
  const rows = surface.commands.map(({ usage, summary }) => {
    const typed = usage.replaceAll('|', '\\|');
    return `| \`/deal ${typed}\` | ${summary} |`;
  });
  return [
    '| You type | It does |',
    '|---|---|',
    '| `/deal` | My deals, with buttons |',
    ...rows,
  ].join('\n');
}
