import { awayView } from '../modals/away.ts';
import type { Command } from './command.ts';

export const awayCommand: Command = {
  name: 'away',
  usage: 'away',
  summary: 'Say until when you are away, and who stands in.',
  who: 'everyone',
  reads: true,
  async run(_words, { member, act }) {
    return { kind: 'open', view: awayView(member, act.on) };
  },
};
