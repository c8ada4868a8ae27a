import { acceptanceStanding } from '../../domain/acceptance.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import { escalationWords } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { MorningAcceptance } from '../../domain/run.ts';
import { type AnyBlock, section } from './blocks.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { bold, line } from './mrkdwn.ts';
import { acceptButtons } from './new-owner.ts';
import { type Voice, weekday } from './voice.ts';

interface Morning {
  readonly date: IsoDate;
  readonly managerName: string;
}

/** `New owner: *#5 Stark* · €22,000 · Quote`, and below it who gave it and when; escaped. */
export function acceptanceText(
  row: MorningAcceptance,
  deal: Deal | undefined,
  morning: Morning,
  { pipeline }: House,
  voice: Voice,
): string {
  if (deal === undefined) return 'A deal to accept is gone.';
  const name = bold(dealName(deal));
  if (row.done !== undefined) return `✓ ${name}: ${line(row.done.what)}`;
  const by = line(voice.nameOf(row.by), 80);
  const given = `${by} gave it to you on ${weekday(row.givenOn, voice)}.`;
  const figures = dealFigures(deal, pipeline, voice);
  return `New owner: ${name} · ${figures}\n${given}${goesTo(row, morning, voice)}`;
}

function goesTo(
  { goesToManagerOn: on }: MorningAcceptance,
  { date, managerName }: Morning,
  { locale }: Voice,
) {
  if (on === undefined) return '';
  const manager = line(managerName, 60);
  return on > date
    ? ` ${escalationWords(on, date, manager, locale)}`
    : ` It is on ${manager}’s list now.`;
}

/** One tap accepts it; a deal that is somebody else’s by now has nothing to tap. */
export function acceptanceRow(
  row: MorningAcceptance,
  deal: Deal | undefined,
  morning: Morning,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const said = section(acceptanceText(row, deal, morning, house, voice));
  if (deal === undefined || row.done !== undefined) return [said];
  const standing = acceptanceStanding(deal, row.entryId);
  if (standing.kind !== 'asked') return [said];
  return [said, acceptButtons(deal, standing.acceptance, 'row', voice)];
}
