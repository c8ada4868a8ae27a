import { type Deal, isOpen } from '../../domain/deal.ts';
import { unmet } from '../../domain/gates.ts';
import type { House } from '../../domain/house.ts';
import { isLead } from '../../domain/permits.ts';
import { findStage } from '../../domain/pipeline.ts';
import { actions } from './blocks.ts';
import { commandButton, commandMenu } from './command-button.ts';
import { leadButtons } from './lead-buttons.ts';

/** Its step wants a contract sent, and none was. */
function asksForContract(deal: Deal, { pipeline }: House): boolean {
  const stage = findStage(pipeline, deal.stageId);
  if (stage === undefined) return false;
  const { required, advised } = unmet(deal, stage);
  return [...required, ...advised].some(({ check }) => check === 'contract-sent');
}

/** Each button is a command typed for you. */
export function dealButtons(deal: Deal, house: House) {
  const n = deal.number;
  if (isLead(deal)) {
    return actions([
      ...leadButtons(n, 'primary'),
      commandButton('Note', `note ${n}`),
      commandMenu(`more-${n}`, [
        { label: 'New owner', value: `assign ${n} to` },
        { label: 'Edit', value: `edit ${n}` },
      ]),
    ]);
  }
  if (isOpen(deal)) {
    return actions([
      commandButton('Advance', `advance ${n}`, 'primary'),
      ...(asksForContract(deal, house)
        ? [commandButton('Contract sent', `log ${n} contract sent`)]
        : []),
      commandButton('Note', `note ${n}`),
      commandButton('Won', `won ${n}`),
      commandButton('Lost', `lost ${n}`),
      commandMenu(`more-${n}`, [
        { label: 'Log contact', value: `log ${n}` },
        { label: 'Wait until', value: `wait ${n}` },
        { label: 'Quote', value: `quote ${n}` },
        { label: 'Ask for help', value: `ask ${n}` },
        { label: 'Edit', value: `edit ${n}` },
      ]),
    ]);
  }
  const reopen = deal.standing.kind === 'won' ? [] : [commandButton('Reopen', `reopen ${n}`)];
  return actions([
    ...reopen,
    commandButton('Note', `note ${n}`),
    commandButton('Edit', `edit ${n}`),
  ]);
}
