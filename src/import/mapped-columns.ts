import { type ColumnName, headersOf, type Mapping, placeholders } from './mapping.ts';

/** Our columns in the words of people. */
const words: Readonly<Record<ColumnName, string>> = {
  externalId: 'ID',
  name: 'Name',
  account: 'Account',
  contact: 'Contact',
  owner: 'Owner',
  stage: 'Step',
  outcome: 'Outcome',
  amount: 'Amount',
  currency: 'Currency',
  enteredAt: 'In step since',
  createdAt: 'Created on',
  closedAt: 'Closed on',
  expectedClose: 'Close',
  lostReason: 'Reason',
  source: 'Source',
  nextStep: 'Next step',
  nextStepOn: 'Next step on',
};

const names: readonly ColumnName[] = [
  'externalId',
  'name',
  'account',
  'contact',
  'owner',
  'stage',
  'outcome',
  'amount',
  'currency',
  'enteredAt',
  'createdAt',
  'closedAt',
  'expectedClose',
  'lostReason',
  'source',
  'nextStep',
  'nextStepOn',
];

/** Which of the file's headers is read as what, and which are not read at all. */
export function mappedColumns(mapping: Mapping, headers: readonly string[]) {
  const has = new Set(headers);
  const columns = names.flatMap((name) => {
    const from = headersOf(mapping, name).filter((header) => has.has(header));
    return from.length === 0 ? [] : [{ field: words[name], from: from.join(', ') }];
  });
  const used = new Set([
    ...names.flatMap((name) => headersOf(mapping, name)),
    ...mapping.nameFrom.flatMap(placeholders),
  ]);
  return { columns, unused: headers.filter((header) => header !== '' && !used.has(header)) };
}
