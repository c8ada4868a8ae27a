import type { Shortcut } from '../shortcut.ts';
import { addToDealShortcut } from './add-to-deal.ts';
import { dealFromMessageShortcut } from './deal-from-message.ts';
import { newDealShortcut } from './new-deal.ts';

export const shortcuts: readonly Shortcut[] = [
  newDealShortcut,
  dealFromMessageShortcut,
  addToDealShortcut,
];
