import type { DealNumber } from '../../domain/ids.ts';
import { button } from './elements.ts';

/** Behind the colons stand the deal's number and the button's place. */
export const WHO_SAW = 'who-saw';
/** The same in a message that shows the answer itself. */
export const MORNING_WHO_SAW = 'morning-who-saw';
export const OTHERS_SAW = 'others';

export const whoSawQuestion = 'Did someone who can sign see the demo?';

/** Who can sign, by name, or others: one tap. */
export function whoSawButtons(
  actionId: typeof WHO_SAW | typeof MORNING_WHO_SAW,
  number: DealNumber,
  people: readonly { readonly id: string; readonly name: string }[],
) {
  if (people.length === 0) return [];
  const answers = [...people, { id: OTHERS_SAW, name: 'Others' }];
  return answers.map(({ id, name }, at) => button(`${actionId}:${number}:${at}`, name, id));
}
