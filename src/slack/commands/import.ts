import { importView } from '../modals/rules/import.ts';
import type { Command } from './command.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import',
  summary: 'Bring deals over from a CSV file; you see first what would come in.',
  who: 'admin',
  reads: true,
  first: ['admin'],
  run: async () => ({ kind: 'open', view: importView() }),
};
