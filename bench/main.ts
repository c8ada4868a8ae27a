import { benchChange } from './change.ts';
import { benchDigest } from './digest.ts';
import { benchDue } from './due.ts';
import { withMongod } from './with-mongod.ts';

/** `npm run bench -- change 3`: one bench, or all; against a replica set of so many members. */
const benches: Readonly<Record<string, (uri: string) => Promise<void>>> = {
  change: benchChange,
  digest: benchDigest,
  due: benchDue,
};

const [name, members = '1'] = process.argv.slice(2);
const wanted = Object.entries(benches).filter(([known]) => name === undefined || name === known);
if (wanted.length === 0) {
  console.error(`There is no bench "${name}"; there are ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 1;
}
for (const [, bench] of wanted) await withMongod(Number(members), bench);
