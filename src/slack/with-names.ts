import type { Caller, Context } from './context.ts';
import { namesOf } from './people.ts';
import { typedWords } from './typed-words.ts';

const mention = /<@([UW][A-Z0-9_]+)(?:\|[^>]*)?>/g;
const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

/** Words that are kept: whom they mention by name, for whoever reads them later. */
export async function withNames(
  words: string,
  { workspaceId }: Pick<Caller, 'workspaceId'>,
  { stores }: Pick<Context, 'stores'>,
): Promise<string> {
  const ids = [...words.matchAll(mention)].map(([, id]) => id);
  if (ids.length === 0) return words;
  const nameOf = await namesOf(workspaceId, ids, stores);
  return words.replaceAll(mention, (_, id: string) => `@${nameOf(id)}`);
}

/** A whole message as it is read: names, days and labels instead of Slack's signs for them. */
export async function messageWords(
  text: string,
  caller: Pick<Caller, 'workspaceId'>,
  context: Pick<Context, 'stores'>,
): Promise<string> {
  const spoken = text
    .replaceAll(/<#[A-Z0-9_]+>/g, 'a channel')
    .replaceAll(marked, '$2')
    .replaceAll(marked, '$2');
  return typedWords(await withNames(spoken, caller, context));
}

/** The same of what people said, each with who said it. */
export async function spokenWords<Said extends { readonly text: string }>(
  all: readonly Said[],
  caller: Pick<Caller, 'workspaceId'>,
  context: Pick<Context, 'stores'>,
): Promise<readonly Said[]> {
  return await Promise.all(
    all.map(async (said) => ({ ...said, text: await messageWords(said.text, caller, context) })),
  );
}
