import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { MorningRevisit } from '../../domain/run.ts';
import { type AnyBlock, actions, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { button } from './elements.ts';
import { bold, line } from './mrkdwn.ts';
import { reopenIfs } from './outcome-line.ts';
import type { Voice } from './voice.ts';

export const MORNING_LEAVE = 'morning-leave';

/** `*#17 Acme* · €9,000 · Lost`, and below it how it ended; escaped. */
export function revisitText(
  revisit: MorningRevisit,
  deal: Deal | undefined,
  house: House,
  voice: Voice,
): string {
  if (deal === undefined) return 'A deal to look at again is gone.';
  if (revisit.done !== undefined) return `✓ ${bold(dealName(deal))}: ${line(revisit.done.what)}`;
  const { standing } = deal;
  const reopenIf =
    standing.kind === 'lost' && standing.reopenIf !== undefined && standing.reopenIf !== 'nothing'
      ? ` What would reopen it: ${reopenIfs[standing.reopenIf]}.`
      : '';
  const figures = dealFigures(deal, house.pipeline, voice);
  return `Look again? ${bold(dealName(deal))} · ${figures}\n${line(revisit.why, 400)}${reopenIf}`;
}

/** Asked once, so every answer is a tap. */
export function revisitRow(
  revisit: MorningRevisit,
  deal: Deal | undefined,
  date: IsoDate,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const said = section(revisitText(revisit, deal, house, voice));
  if (deal === undefined || revisit.done !== undefined || deal.standing.kind === 'open') {
    return [said];
  }
  const n = deal.number;
  return [
    said,
    actions([
      commandButton('Reopen', `reopen ${n}`),
      commandButton('Look again later', `wait ${n}`),
      button(`${MORNING_LEAVE}:${n}`, 'Leave it', `${date}|leave`),
    ]),
  ];
}
