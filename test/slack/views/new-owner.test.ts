import { describe, expect, it } from '@jest/globals';
import { newOwnerMessage } from '../../../src/slack/views/new-owner.ts';
import { aHouse, maria, priya, sam } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';
import { entryId, givenToPriya, threeContacts } from './new-owner-samples.ts';

const names: Readonly<Record<string, string>> = {
  [sam]: 'Sam Ortiz',
  [priya]: 'Priya Nair',
  [maria]: 'Maria Lopez',
};
const voice = aVoice({ nameOf: (id) => names[id ?? ''] ?? 'nobody' });

function cardOf(deal: ReturnType<typeof givenToPriya>): string {
  const contacts = threeContacts('wants 20 seats');
  return newOwnerMessage({ deal, contacts }, entryId, aHouse(), voice).text;
}

describe('the card of a new owner', () => {
  it('tells what somebody has to know who has never heard of the deal', () => {
    const text = cardOf(givenToPriya('free training'));
    expect(text).toContain('Maria Lopez gave you *#42 free training*');
    expect(text).toContain('It was Sam Ortiz’s.\nWhy: “free training”');
    expect(text).toContain('Quote 1 sent 5 Mar: €48,000, free training');
    expect(text).toContain('Next: free training, Thu 5 Mar');
    expect(text).toContain('Promised: free training');
    expect(text.match(/5 Mar · Sam Ortiz · called · “wants 20 seats”/g)).toHaveLength(3);
  });

  it('names what is not there yet', () => {
    const { nextStep: _, ...deal } = givenToPriya('Acme');
    const { text } = newOwnerMessage({ deal, contacts: [] }, entryId, aHouse(), voice);
    expect(text).toContain('No contact yet');
    expect(text).toContain('No next step yet');
  });

  it('says what became of it once there is nothing to accept', () => {
    const passedOn = givenToPriya('Acme', { ownerId: sam });
    expect(cardOf(passedOn)).toBe(
      '*#42 Acme* is with Sam Ortiz now. There is nothing to accept any more.',
    );
    const { ownerId: _, ...nobodys } = passedOn;
    expect(cardOf(nobodys)).toContain('has no owner now');
    const won = {
      kind: 'won',
      at: passedOn.createdAt,
      signedOn: voice.today,
      decidedBy: [],
    } as const;
    expect(cardOf(givenToPriya('Acme', { standing: won }))).toContain('is closed: won.');
  });
});
