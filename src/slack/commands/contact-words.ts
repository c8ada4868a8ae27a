import type { ContactKind } from '../../domain/facts.ts';

const spoken: readonly (readonly [RegExp, ContactKind])[] = [
  [/^(no[ -]?answer|no[ -]?reply|voice ?mail)\b/i, 'no-answer'],
  [/^(called|call|phoned|phone|rang)\b/i, 'called'],
  [/^(e-?mailed|e-?mail|mailed|mail|wrote)\b/i, 'emailed'],
  [/^(demo|demoed|showed)\b/i, 'demo'],
  // Talk about a contract is no contract that was sent.
  [/^(contract sent|sent (the )?contract|contract(?=\s*$))\b/i, 'contract-sent'],
  [/^(met|meeting|meet|visit|visited)\b/i, 'met'],
];

/** What kind of contact words begin with, and what is left of them: `call about terms`. */
export function readContact(
  words: string,
): { readonly contact: ContactKind; readonly text: string } | undefined {
  for (const [pattern, contact] of spoken) {
    const found = pattern.exec(words);
    if (found !== null) {
      return { contact, text: words.slice(found[0].length).replace(/^[\s,:.]+/, '') };
    }
  }
  return undefined;
}

/** What they object to, when words say that it is an objection: `objection: too expensive`. */
export function readObjection(words: string): string | undefined {
  const found = /^(objection|objected|objects)\b[\s,:.]*/i.exec(words);
  return found === null ? undefined : words.slice(found[0].length);
}
