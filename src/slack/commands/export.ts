import { refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { exportBegun, exportFailed, exportTitle, nothingToExport } from '../views/deal-files.ts';
import type { Command } from './command.ts';
import { type ExportQuery, exportInWords } from './export-words.ts';

export const exportCommand: Command = {
  name: 'export',
  aliases: ['csv', 'download'],
  usage: 'export [all | mine | open | won | lost] [this quarter | 2026-03] [@person]',
  summary: 'Deals as a CSV file in your messages.',
  who: 'everyone',
  first: ['admin'],
  async run(words, caller, context) {
    const query = exportInWords(words, caller);
    if (query === undefined) {
      const say =
        'Say all, mine, open, won or lost; and, if you like, a person and a period like this quarter, last month or 2026-03.';
      return refuse({ kind: 'bad-input', field: 'Export', say }, caller, context);
    }
    return exportDeals(query, caller, context);
  },
};

async function exportDeals(query: ExportQuery, caller: Caller, context: Context): Promise<Reply> {
  const { workspaceId, userId, key, act } = caller;
  const [total, voice] = await Promise.all([
    context.stores.deals.count(workspaceId, query),
    voiceFor(caller, context),
  ]);
  if (total === 0) return { kind: 'message', message: nothingToExport() };
  context.aside({
    userId,
    key,
    what: 'export',
    failed: exportFailed,
    async work() {
      const content = await context.dealFiles.csv(workspaceId, query);
      await context.files.send(workspaceId, userId, {
        name: `deals-${act.on}.csv`,
        title: exportTitle(total, voice),
        content,
      });
    },
  });
  return { kind: 'message', message: exportBegun(total, voice) };
}
