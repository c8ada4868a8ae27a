import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { HandedIn } from '../../../deal-file-ports.ts';
import { announce } from '../../../domain/announcement.ts';
import type { ImportRehearsal } from '../../../domain/import-result.ts';
import { FileProblem } from '../../../file-problem.ts';
import type { Caller, Context } from '../../context.ts';
import { voiceFor } from '../../people.ts';
import type { Reply } from '../../reply.ts';
import { section } from '../../views/blocks.ts';
import { field, modalView } from '../../views/form.ts';
import {
  importBegun,
  importFailed,
  importReport,
  importRunning,
  isWorthImporting,
  rehearsalBlocks,
} from '../../views/import-report.ts';
import { fileInput } from '../../views/pickers.ts';
import { plainMessage } from '../../views/trouble.ts';
import type { Voice } from '../../views/voice.ts';
import type { Modal } from '../modal.ts';
import { fileIn, readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';

const callbackId = 'import';
const goCallbackId = 'import-go';
const Metadata = z.object({ csv: z.string(), mapping: z.string().optional(), deals: z.int() });
type Chosen = Omit<z.infer<typeof Metadata>, 'deals'>;

/** What Slack takes in a modal. */
const maxBytes = 10_000_000;
/** Read in one go, while everybody else waits. */
const maxMappingBytes = 1_000_000;

export function importView(): ModalView {
  return modalView({
    callbackId,
    title: 'Import deals',
    submit: 'Have a look',
    metadata: {},
    blocks: [
      section(
        'A CSV file as Pipedrive, HubSpot, Zendesk Sell, Salesforce or `/deal export` writes it. You see what would come in before anything is written.',
      ),
      field('csv', 'CSV file', fileInput('csv', ['csv', 'tsv', 'txt']), {
        hint: 'At most 10 MB; larger ones are imported where Milepost runs',
      }),
      field('mapping', 'Mapping file', fileInput('mapping', ['yaml', 'yml', 'json', 'txt']), {
        optional: true,
        hint: 'Only where columns or steps are called otherwise: which is what, in YAML or JSON',
      }),
    ],
  });
}

export function importGoView(rehearsal: ImportRehearsal, chosen: Chosen, voice: Voice): ModalView {
  return modalView({
    callbackId: goCallbackId,
    title: 'Import deals',
    ...(isWorthImporting(rehearsal) ? { submit: 'Import' } : {}),
    metadata: { ...chosen, deals: rehearsal.result.created },
    blocks: rehearsalBlocks(rehearsal, voice),
  });
}

export const importModals: readonly Modal[] = [
  {
    callbackId,
    submit: adminsOnly('import deals', async ({ state }, caller, context) => {
      const [csv, mapping] = [fileIn(state, 'csv'), fileIn(state, 'mapping')];
      if (csv === undefined) return { kind: 'errors', errors: { csv: 'Which file is it?' } };
      const chosen = { csv, ...(mapping === undefined ? {} : { mapping }) };
      try {
        const file = await handedIn(chosen, caller, context);
        const rehearsal = await context.dealFiles.rehearse(caller.workspaceId, file);
        const voice = await voiceFor(caller, context);
        return { kind: 'update', view: importGoView(rehearsal, chosen, voice) };
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        return { kind: 'errors', errors: { [error.of]: error.message.slice(0, 1_000) } };
      }
    }),
  },
  {
    callbackId: goCallbackId,
    submit: adminsOnly('import deals', async ({ metadata }, caller, context): Promise<Reply> => {
      const { deals, ...chosen } = readMetadata(Metadata, metadata);
      const begun = begin(chosen, caller, context);
      const voice = await voiceFor(caller, context);
      return { kind: 'close', message: begun ? importBegun(deals, voice) : importRunning() };
    }),
  },
];

async function handedIn(chosen: Chosen, caller: Caller, context: Context): Promise<HandedIn> {
  const { workspaceId } = caller;
  const csv = await context.files.read(workspaceId, chosen.csv, maxBytes);
  if (chosen.mapping === undefined) return { csv };
  try {
    return { csv, mapping: await context.files.read(workspaceId, chosen.mapping, maxMappingBytes) };
  } catch (cause) {
    if (!(cause instanceof FileProblem)) throw cause;
    throw new FileProblem(cause.message, { of: 'mapping', cause });
  }
}

/** Goes on after the answer; its report is kept with the person until it is posted. */
function begin(chosen: Chosen, caller: Caller, context: Context): boolean {
  const { userId, workspaceId, key } = caller;
  return context.aside({
    userId,
    // One after the other: two at once would count each other's deals.
    key: `import:${workspaceId}`,
    what: 'import',
    failed: importFailed,
    async work(say, stop) {
      try {
        const file = await handedIn(chosen, caller, context);
        const result = await context.dealFiles.bring(workspaceId, file, stop);
        if (result.refused.length > 0) {
          const content = await context.dealFiles.refusedCsv(result.refused);
          const name = 'refused-rows.csv';
          await context.files.send(workspaceId, userId, { name, title: 'Refused rows', content });
        }
        const text = importReport(result, await voiceFor(caller, context));
        const id = `${workspaceId}:${userId}/import:${key}`;
        const facts = { kind: 'import-report', text } as const;
        const report = announce(id, { to: 'person', userId }, facts, context.now());
        await context.stores.members.edit(workspaceId, userId, {}, [report], `import:${key}`);
        context.nudge();
        context.ring();
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        await say(plainMessage(error.message));
      }
    },
  });
}
