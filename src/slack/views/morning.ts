import { comesNext } from '../../domain/comes-next.ts';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import { escalationWords } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { DealId } from '../../domain/ids.ts';
import type { MorningContent, MorningRow } from '../../domain/run.ts';
import { mayHaveSeen } from '../../domain/who-was-there.ts';
import { addWorkingDays, workingCalendar } from '../../domain/working-calendar.ts';
import { actionRow, actionRowText } from './action-row.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { cleanUpOffer, cleanUpText } from './clean-up-offer.ts';
import { commandButton, commandMenu } from './command-button.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { button, select } from './elements.ts';
import type { Message } from './message.ts';
import { acceptanceRow, acceptanceText } from './morning-acceptance.ts';
import { greeting, isLeft, leftForToday } from './morning-greeting.ts';
import { meetingButtons } from './morning-meeting.ts';
import { revisitRow, revisitText } from './morning-revisit.ts';
import { bold, line } from './mrkdwn.ts';
import { type Voice, weekday } from './voice.ts';
import { MORNING_WHO_SAW, whoSawButtons, whoSawQuestion } from './who-saw.ts';
import { contactOptions } from './words.ts';

export interface MorningFacts {
  readonly content: MorningContent;
  readonly deals: ReadonlyMap<DealId, Deal>;
  /** Whose first name greets. */
  readonly name: string;
  /** To whose list a row goes that nothing is done about. */
  readonly managerName: string;
}

/** Action ids of the rows; what stands behind the colon is the row's deal number. */
export const MORNING_LOG = 'morning-log';
export const MORNING_STEP = 'morning-step';
export const MORNING_WAIT = 'morning-wait';
export const MORNING_NEXT = 'morning-next';
export const NOT_TODAY = 'morning-not-today';
export const MORNING_UNDO = 'morning-undo';
export const WHY_THESE = 'morning-why';
export const AWAY = 'away';

const goesOnElsewhere = 'What is still open is in your newest morning message, or in Home.';

/** One message per person and day; rows that are done say so and ask for the next step. */
export function morningMessage(facts: MorningFacts, house: House, voice: Voice): Message {
  const { content } = facts;
  const open = content.rows.filter((row) => row.done === undefined).length;
  const { revisits = [], acceptances = [], cleanUp } = content;
  const title = greeting(content, facts.name);
  const rows = content.rows.map((row, index) => ({
    row,
    deal: facts.deals.get(row.dealId),
    text: rowText(row, index, facts, house, voice),
  }));
  const todo = content.actions ?? [];
  const todoTexts = todo.map((action) => actionRowText(action, voice));
  const again = revisits.map((one) => ({ one, deal: facts.deals.get(one.dealId) }));
  const given = acceptances.map((one) => ({ one, deal: facts.deals.get(one.dealId) }));
  const morning = { date: content.date, managerName: facts.managerName };
  const texts = [
    title,
    ...given.map(({ one, deal }) => acceptanceText(one, deal, morning, house, voice)),
    ...rows.map((one) => one.text),
    ...again.map(({ one, deal }) => revisitText(one, deal, house, voice)),
    ...todoTexts,
    ...(cleanUp === undefined ? [] : [cleanUpText(cleanUp)]),
  ];
  const text = texts.join('\n');
  if (content.over === true) {
    return message(text, [...texts.map((one) => section(one)), context(goesOnElsewhere)]);
  }
  return message(text, [
    section(title),
    ...given.flatMap(({ one, deal }) => acceptanceRow(one, deal, morning, house, voice)),
    ...rows.flatMap(({ row, deal, text: said }) => [
      section(said),
      ...(deal === undefined ? [] : rowButtons(row, deal, content.date, house, voice)),
    ]),
    ...again.flatMap(({ one, deal }) => revisitRow(one, deal, content.date, house, voice)),
    ...todo.map((action) => actionRow(action, voice, content.date)),
    ...(cleanUp === undefined ? [] : [cleanUpOffer(cleanUp)]),
    ...(open === 0 ? [] : [footer(content.date)]),
  ]);
}

function rowText(
  row: MorningRow,
  index: number,
  facts: MorningFacts,
  house: House,
  voice: Voice,
): string {
  const deal = facts.deals.get(row.dealId);
  if (deal === undefined) return `${index + 1}  This deal is gone.`;
  if (isLeft(row)) return `${bold(dealName(deal))}: ${leftForToday}`;
  if (row.done !== undefined) {
    const saw = mayHaveSeen(deal.facts).length === 0 ? '' : `. ${whoSawQuestion}`;
    const next = wantsNextStep(deal, voice) ? `${saw === '' ? '.' : ''} Next step?` : '';
    return `✓ ${bold(dealName(deal))}: ${line(row.done.what)}${saw}${next}`;
  }
  const next =
    row.goesToManagerOn === undefined
      ? ''
      : ` ${escalationWords(row.goesToManagerOn, facts.content.date, line(facts.managerName, 60), voice.locale)}`;
  return `${index + 1}  ${bold(dealName(deal))} · ${dealFigures(deal, house.pipeline, voice)}\n${line(row.why, 600)}${next}`;
}

function wantsNextStep(deal: Deal, { zone }: Voice): boolean {
  return deal.standing.kind === 'open' && comesNext(deal, zone) === undefined;
}

function rowButtons(
  row: MorningRow,
  deal: Deal,
  date: IsoDate,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  if (isLeft(row)) return [];
  if (row.done !== undefined) {
    const saw = whoSawButtons(MORNING_WHO_SAW, deal.number, mayHaveSeen(deal.facts));
    const next = wantsNextStep(deal, voice) ? nextStepButtons(deal, date, house, voice) : [];
    const back =
      row.done.by === undefined ? [button(`${MORNING_UNDO}:${deal.number}`, 'Undo', date)] : [];
    const after = [...saw, ...next, ...back];
    return after.length === 0 ? [] : [actions(after)];
  }
  if (row.meeting !== undefined) return [meetingButtons(row.meeting, deal.number, date)];
  return [dueRowButtons(deal.number, date, row.step === true)];
}

/**
 * What one does about a deal that is due; `date` names the morning message it may stand in. A step that
 * has come is done with one tap.
 */
export function dueRowButtons(n: number, date: IsoDate, isStep: boolean): AnyBlock {
  const value = (what: string) => `${date}|${what}`;
  const kinds = contactOptions.map((one) => ({ label: one.label, value: value(one.value) }));
  const waits = [
    { label: '1 week', value: value(addDays(date, 7)) },
    { label: '2 weeks', value: value(addDays(date, 14)) },
    { label: 'Another date…', value: value('date') },
  ];
  return actions([
    ...(isStep ? [button(`${MORNING_STEP}:${n}`, 'Done', date, 'primary')] : []),
    select(`${MORNING_LOG}:${n}`, kinds, { placeholder: 'Log contact' }),
    commandButton('Advance', `advance ${n}`),
    select(`${MORNING_WAIT}:${n}`, waits, { placeholder: 'Wait until' }),
    commandMenu(`morning-${n}`, [
      { label: 'Copy a follow-up', value: `follow-up ${n}` },
      { label: 'Ask for help', value: `ask ${n}` },
      { label: 'Next step', value: `todo ${n}` },
      { label: 'Lost', value: `lost ${n}` },
    ]),
  ]);
}

/** The next two working days by name, or a date of one's own. */
function nextStepButtons(deal: Deal, date: IsoDate, house: House, voice: Voice) {
  const calendar = workingCalendar(house.settings);
  const days = [1, 3].map((ahead) => addWorkingDays(calendar, date, ahead));
  return [
    ...days.map((on, index) =>
      button(`${MORNING_NEXT}:${deal.number}:${index}`, weekday(on, voice), `${date}|${on}`),
    ),
    commandButton('Date…', `todo ${deal.number}`),
  ];
}

function footer(date: IsoDate): AnyBlock {
  return actions([
    button(NOT_TODAY, 'Not today', date),
    button(AWAY, 'I’m away until…', date),
    button(WHY_THESE, 'Why these?', date),
  ]);
}
