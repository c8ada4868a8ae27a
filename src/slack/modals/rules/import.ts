import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { given } from '../../../domain/given.ts';
import { UserId } from '../../../domain/ids.ts';
import type { ImportAnswers } from '../../../domain/import-questions.ts';
import type { ImportRehearsal } from '../../../domain/import-result.ts';
import { isAdmin } from '../../../domain/member.ts';
import { FileProblem } from '../../../file-problem.ts';
import { refuse } from '../../change-deal.ts';
import type { Caller, Context } from '../../context.ts';
import { newOwnerProblem } from '../../new-owner-problem.ts';
import { voiceFor } from '../../people.ts';
import type { Reply } from '../../reply.ts';
import { section } from '../../views/blocks.ts';
import { field, modalView } from '../../views/form.ts';
import {
  importBegun,
  importRunning,
  isWorthImporting,
  rehearsalBlocks,
  SEND_MAPPING,
} from '../../views/import-report.ts';
import { fileInput } from '../../views/pickers.ts';
import type { Voice } from '../../views/voice.ts';
import type { Modal, ModalAction, Submitted } from '../modal.ts';
import { chosenIn, fileIn, personIn, readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';
import { beginImport, type Chosen, handedIn, sendMapping } from './import-work.ts';

const callbackId = 'import';
const goCallbackId = 'import-go';
const Metadata = z.object({
  csv: z.string(),
  mapping: z.string().optional(),
  deals: z.int(),
  /** The answers whose outcome was shown; absent while more is to be looked at. */
  seen: z.string().optional(),
});

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
        hint: 'Only where columns are called otherwise: which is what, in YAML or JSON',
      }),
    ],
  });
}

interface Look {
  readonly rehearsal: ImportRehearsal;
  readonly chosen: Chosen;
  /** Every question was asked before, so that what is not answered stays so. */
  readonly asked: boolean;
  readonly close: string;
}

/** What would come in, above what the file leaves open; ready to be imported once that was looked at. */
export function importGoView(look: Look, voice: Voice): ModalView {
  const { rehearsal, chosen, asked, close } = look;
  const { questions, result } = rehearsal;
  const worth = isWorthImporting(rehearsal);
  const isReady = worth && (asked || questions.every(({ answer }) => answer !== undefined));
  const submit = isReady ? 'Import' : questions.length > 0 ? 'Look again' : undefined;
  return modalView({
    callbackId: goCallbackId,
    title: 'Import deals',
    close,
    ...given('submit', submit),
    metadata: {
      ...chosen,
      deals: (result?.created ?? 0) + (result?.updated ? result.changed.length : 0),
      ...(isReady ? { seen: digestOf(answersTo(questions)) } : {}),
    },
    blocks: rehearsalBlocks(rehearsal, voice),
  });
}

function answersTo(questions: ImportRehearsal['questions']): ImportAnswers {
  return Object.fromEntries(
    questions.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer]])),
  );
}

function digestOf(answers: ImportAnswers): string {
  const sorted = Object.entries(answers).toSorted(([a], [b]) => a.localeCompare(b));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

/** Every field of the look is one question. */
function answersIn(state: Submitted): ImportAnswers {
  return Object.fromEntries(
    Object.keys(state).flatMap((id) => {
      const answer = chosenIn(state, id) ?? personIn(state, id);
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
}

async function look(
  { chosen, answers, ...how }: Omit<Look, 'rehearsal'> & { readonly answers: ImportAnswers },
  caller: Caller,
  context: Context,
): Promise<ModalView> {
  const file = await handedIn({ ...chosen, answers }, caller, context);
  const rehearsal = await context.dealFiles.rehearse(caller.workspaceId, file);
  return importGoView({ rehearsal, chosen, ...how }, await voiceFor(caller, context));
}

/** What is wrong with a file stands at its field, or at the first there is. */
async function orAtField(view: ModalView, reply: () => Promise<Reply>): Promise<Reply> {
  try {
    return await reply();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const fields = view.blocks.flatMap((one) => (one.type === 'input' ? (one.block_id ?? []) : []));
    const field = fields.includes(error.of) ? error.of : (fields[0] ?? error.of);
    return { kind: 'errors', errors: { [field]: error.message.slice(0, 1_000) } };
  }
}

/** As it is read with what is chosen by now. */
const mappingAsFile: ModalAction = async ({ state, metadata }, caller, context) => {
  if (!isAdmin(caller.member)) {
    return refuse({ kind: 'not-allowed', what: 'import deals', who: 'admin' }, caller, context);
  }
  const { deals: _, seen: __, ...chosen } = readMetadata(Metadata, metadata);
  return sendMapping({ ...chosen, answers: answersIn(state) }, caller, context);
};

export const importModals: readonly Modal[] = [
  {
    callbackId,
    submit: adminsOnly('import deals', async ({ state, view }, caller, context) => {
      const [csv, mapping] = [fileIn(state, 'csv'), fileIn(state, 'mapping')];
      if (csv === undefined) return { kind: 'errors', errors: { csv: 'Which file is it?' } };
      const chosen = { csv, ...given('mapping', mapping) };
      const first = { chosen, answers: {}, asked: false, close: 'Back' };
      return orAtField(view, async () => ({
        kind: 'open',
        view: await look(first, caller, context),
      }));
    }),
  },
  {
    callbackId: goCallbackId,
    submit: adminsOnly('import deals', async ({ state, metadata, view }, caller, context) => {
      const { deals, seen, ...chosen } = readMetadata(Metadata, metadata);
      const answers = answersIn(state);
      const errors = await ownerErrors(answers, caller, context);
      if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
      if (seen !== digestOf(answers)) {
        const again = { chosen, answers, asked: true, close: view.close?.text ?? 'Cancel' };
        return orAtField(view, async () => ({
          kind: 'update',
          view: await look(again, caller, context),
        }));
      }
      const begun = beginImport({ ...chosen, answers }, caller, context);
      const voice = await voiceFor(caller, context);
      return { kind: 'close', message: begun ? importBegun(deals, voice) : importRunning() };
    }),
    actions: { [SEND_MAPPING]: mappingAsFile },
  },
];

/** Who was picked and cannot own a deal, at their field. */
async function ownerErrors(
  answers: ImportAnswers,
  caller: Caller,
  context: Context,
): Promise<Readonly<Record<string, string>>> {
  const problems = await Promise.all(
    Object.entries(answers).map(async ([id, answer]) => {
      const picked = id.startsWith('owner-') ? UserId.safeParse(answer).data : undefined;
      const problem = picked && (await newOwnerProblem(picked, caller, context));
      return problem === undefined ? [] : [[id, problem] as const];
    }),
  );
  return Object.fromEntries(problems.flat());
}
