import { closest, distance } from 'fastest-levenshtein';
import type { Command } from './commands/command.ts';

type Named = Pick<Command, 'name' | 'aliases' | 'nearly'>;

/** More than this is no help to choose from. */
const mostOffered = 3;

/** Longer than any name: what is compared letter by letter stays short. */
const longest = 40;

/** The names that a word may stand for: those that it begins, or those that say so. */
export function begunBy(commands: readonly Named[], typed: string): readonly string[] {
  const start = typed.toLowerCase();
  const names = commands
    .filter(({ name, nearly }) => name.startsWith(start) || nearly?.includes(start) === true)
    .map(({ name }) => name);
  return names.length > mostOffered ? [] : names;
}

/** The name that a word is nearly, or nearly another word for. */
export function nearestTo(commands: readonly Named[], typed: string): readonly string[] {
  const nameOf = new Map(
    commands.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((word) => [word, name])),
  );
  const start = typed.toLowerCase().slice(0, longest);
  const nearest = closest(start, [...nameOf.keys()]);
  const name = nameOf.get(nearest);
  return name === undefined || distance(start, nearest) > nearest.length / 2 ? [] : [name];
}
