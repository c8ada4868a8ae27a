import { ChoiceId } from './ids.ts';
import type { Profile } from './settings.ts';

/** An entry of an editable list; profiles have a description, the others none. */
export type ListEntry = Omit<Profile, 'description'> & { readonly description?: string };

/** What an admin asks of a list: everything at once. */
export interface ListEdit {
  /** The entries that stay on offer; the others only resolve from then on. */
  readonly offered: readonly string[];
  readonly add: readonly { readonly label: string; readonly description?: string }[];
  readonly rename?: {
    readonly id: string;
    readonly label: string;
    readonly description?: string;
  };
}

export type ListEdited =
  | { readonly ok: true; readonly entries: readonly ListEntry[] }
  | { readonly ok: false; readonly field: 'offered' | 'add' | 'rename'; readonly say: string };

const mostOffered = 100;
const longest = 75;

/** Adds, renames and switches off entries; ids stay, so that what deals point at keeps its meaning. */
export function editList(
  entries: readonly ListEntry[],
  edit: ListEdit,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): ListEdited {
  const renamed = entries.map((entry) => ({
    ...entry,
    ...(entry.id === edit.rename?.id ? edit.rename : {}),
    id: entry.id,
    active: edit.offered.includes(entry.id),
  }));
  const added: ListEntry[] = [...renamed];
  for (const one of edit.add) {
    added.push({ ...one, id: newChoiceId(added, one.label), active: true });
  }
  return refusal(added, edit, mayBeEmpty) ?? { ok: true, entries: added };
}

function refusal(
  entries: readonly ListEntry[],
  edit: ListEdit,
  mayBeEmpty: boolean,
): ListEdited | undefined {
  const offered = entries.filter((entry) => entry.active);
  const long = [...edit.add, ...(edit.rename === undefined ? [] : [edit.rename])].find(
    ({ label }) => label.length > longest,
  );
  if (long !== undefined) {
    const field = edit.add.includes(long) ? 'add' : 'rename';
    return { ok: false, field, say: `Keep each name within ${longest} characters.` };
  }
  const names = offered.map((entry) => entry.label.trim().toLowerCase());
  const twice = offered.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice !== undefined) {
    const field = edit.add.some((one) => one.label === twice.label) ? 'add' : 'rename';
    return { ok: false, field, say: `${twice.label} is on offer already.` };
  }
  if (offered.length === 0 && !mayBeEmpty) {
    return { ok: false, field: 'offered', say: 'Keep at least one on offer.' };
  }
  if (offered.length > mostOffered) {
    return { ok: false, field: 'add', say: `Slack shows at most ${mostOffered} to pick from.` };
  }
  return undefined;
}

/** Readable, and never one that was used before. */
function newChoiceId(entries: readonly ListEntry[], label: string): ChoiceId {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = slug === '' ? 'entry' : slug;
  const taken = new Set<string>(entries.map((entry) => entry.id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return ChoiceId.parse(id);
  }
}
