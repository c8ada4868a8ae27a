import { counted } from '../domain/date-words.ts';
import type { DealId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { MorningContent } from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';

/** What a person's morning would say, for who runs the job by hand without sending anything. */
export async function previewLines(
  { stores }: Pick<JobParts, 'stores'>,
  { id }: Workspace,
  member: Member,
  content: MorningContent | string,
): Promise<readonly string[]> {
  if (typeof content === 'string') return [`${member.name}: no message, ${content}.`];
  const { rows, revisits = [], acceptances = [], cleanUp } = content;
  const deals = await stores.numbers.deals(
    id,
    [...rows, ...revisits, ...acceptances].map((row) => row.dealId),
  );
  const titleOf = (dealId: DealId) => {
    const deal = deals.find((one) => one.id === dealId);
    return deal === undefined ? dealId : `#${deal.number} ${deal.name}`;
  };
  const more = content.more === 0 ? '' : ` ${content.more} more can wait (Home).`;
  return [
    `Good morning ${member.name}. ${counted(rows.length, 'deal')}.${more}`,
    ...rows.flatMap((row, index) => [`${index + 1}  ${titleOf(row.dealId)}`, `   ${row.why}`]),
    ...(cleanUp === undefined ? [] : [`Clean up: ${counted(cleanUp.waiting, 'imported deal')}.`]),
    ...acceptances.map((row) => `New owner: ${titleOf(row.dealId)}.`),
    ...revisits.map((row) => `Look again: ${titleOf(row.dealId)}. ${row.why}`),
  ];
}
