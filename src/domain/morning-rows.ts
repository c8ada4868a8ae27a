import { openAcceptance } from './acceptance.ts';
import { announce } from './announcement.ts';
import type { Deal } from './deal.ts';
import type { Done } from './decision.ts';
import type { DealId } from './ids.ts';
import type { MorningAcceptance, MorningContent, RowDone, Run } from './run.ts';

/** The buttons of a morning message stand until the next one comes, and its rows follow at most so long. */
export const morningLiveDays = 14;

/** What somebody else may do that a reader need not do any more; a note or an edit of theirs is none of it. */
const deeds: ReadonlySet<Done['kind']> = new Set<Done['kind']>([
  'moved',
  'closed',
  'reopened',
  'corrected',
  'contacted',
  'planned',
  'step-done',
  'waiting',
  'assigned',
  'quoted',
  'undone',
]);

/**
 * The morning with what was done about a deal on its rows; what was taken back is open again. Undefined:
 * it changes nothing there.
 */
export function withDealDone(
  content: MorningContent,
  deal: Deal,
  kind: Done['kind'],
  done: RowDone,
): MorningContent | undefined {
  const { rows, revisits = [], acceptances = [] } = content;
  const names = [...rows, ...revisits, ...acceptances].some((row) => row.dealId === deal.id);
  const isOver = content.over === true || (done.by !== undefined && !deeds.has(kind));
  if (!names || isOver) return undefined;
  const marked = <Row extends { readonly dealId: DealId; readonly done?: RowDone }>(row: Row) =>
    row.dealId === deal.id ? withDone(row, kind === 'undone' ? undefined : done) : row;
  return {
    ...content,
    rows: rows.map(marked),
    ...(revisits.length === 0 ? {} : { revisits: revisits.map(marked) }),
    ...(acceptances.length === 0
      ? {}
      : { acceptances: acceptances.map((row) => answered(row, deal) ?? marked(row)) }),
  };
}

function withDone<Row extends { readonly done?: RowDone }>(
  { done: _, ...row }: Row,
  done: RowDone | undefined,
) {
  return done === undefined ? row : { ...row, done };
}

/** A question to who had the deal is no answer, and what was taken back is asked again. */
function answered({ done: _, ...row }: MorningAcceptance, deal: Deal) {
  return openAcceptance(deal)?.entryId === row.entryId ? row : undefined;
}

/** A change of a morning and the edit of its message, by a name of its own. */
export function morningEdit(run: Run, content: MorningContent, name: string, at: Date) {
  const to = { to: 'person', userId: content.userId } as const;
  // A morning that nobody could be told of is over: what is done later does not bring it back.
  const say = [announce(`${run.id}/${name}`, to, { kind: 'run', known: true }, at)];
  return { run: { ...run, content }, say };
}
