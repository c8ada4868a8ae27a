import { readFileSync, writeFileSync } from 'node:fs';
import { commandTable, commandTablePlace } from './command-table.ts';

const readme = readFileSync('README.md', 'utf8');
writeFileSync(
  'README.md',
  readme.replace(
    commandTablePlace,
    (_, start: string) => `${start}${commandTable()}\n<!-- /commands -->`,
  ),
);
