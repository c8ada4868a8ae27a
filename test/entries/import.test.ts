import { expect, it } from '@jest/globals';
import { runEntry } from '../support/entry-process.ts';

it.each([
  [
    ['import', 'nowhere.csv'],
    'milepost: nowhere.csv: there is no such file here, or it may not be read',
  ],
  [
    ['import', 'README.md', '--mapping', 'nowhere.yaml'],
    'milepost: nowhere.yaml: there is no such file here, or it may not be read',
  ],
])('names the file that is not there: %j', async (args, said) => {
  const { code, stderr } = await runEntry(args, {});

  expect(code).toBe(1);
  expect(stderr).toEqual([said]);
});
