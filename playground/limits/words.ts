import type { z } from 'zod';

/* Slack's words for what is wrong with blocks, with the JSON pointer of the place. */

export interface Problem {
  readonly message: string;
  readonly pointer: string;
}

type Issue = z.core.$ZodIssue;

const sizes = {
  string: {
    over: (limit: number) => `must be less than ${limit + 1} characters`,
    under: (limit: number) => `must be more than ${limit - 1} characters`,
  },
  array: {
    over: (limit: number) => `no more than ${limit} items allowed`,
    under: (limit: number) => `no fewer than ${limit} items allowed`,
  },
  number: {
    over: (limit: number) => `must be no more than ${limit}`,
    under: (limit: number) => `must be no less than ${limit}`,
  },
};

const sizeWords = (origin: string) =>
  origin === 'string' || origin === 'array' ? sizes[origin] : sizes.number;

const isMissing = (issue: Issue) =>
  issue.code === 'invalid_type' && issue.message.includes('received undefined');

function messageOf(issue: Issue): string {
  const field = String(issue.path.at(-1) ?? '');
  switch (issue.code) {
    case 'too_big':
      return sizeWords(issue.origin).over(Number(issue.maximum));
    case 'too_small':
      return sizeWords(issue.origin).under(Number(issue.minimum));
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'failed to match all allowed schemas'
        : 'unsupported type';
    case 'invalid_type':
      return isMissing(issue) ? `missing required field: ${field}` : `must be a ${issue.expected}`;
    default:
      return issue.message;
  }
}

const pointerOf = (root: string, issue: Issue) => {
  const path = isMissing(issue) ? issue.path.slice(0, -1) : issue.path;
  return [root, ...path.map(String)].join('/');
};

export const problemsOf = (error: z.ZodError, root: string): readonly Problem[] =>
  error.issues.map((issue) => ({ message: messageOf(issue), pointer: pointerOf(root, issue) }));

export const inWords = ({ message, pointer }: Problem) => `${message} [json-pointer:${pointer}]`;
