import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readManifest } from '../playground/manifest.ts';
import { commandTable, commandTablePlace } from './support/command-table.ts';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('the README', () => {
  it('lists the commands as they are', () => {
    const listed = commandTablePlace.exec(readme)?.[2];

    expect(listed).toBe(commandTable());
  });

  it('gives a reason for every permission, and asks for no other', () => {
    const { scopes } = readManifest(readFileSync('manifest.yml', 'utf8'));
    const explained = [...readme.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell]) =>
      [...(cell ?? '').matchAll(/`([a-z_]+(?::[a-z_.]+)?)`/g)].map((match) => match[1]),
    );

    expect(new Set(explained)).toEqual(new Set(scopes));
  });

  it('names only commands that exist', () => {
    const shown = [...readme.matchAll(/^npm run ([a-z:-]+)/gm)].map((match) => match[1] ?? '');

    expect(shown.length).toBeGreaterThan(5);
    for (const name of shown) expect(scripts).toHaveProperty([name]);
  });

  it('points only at files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');

    for (const link of links) expect(readFileSync(link).length).toBeGreaterThan(0);
  });
});
