import type { HandedIn } from '../../../deal-file-ports.ts';
import { announce } from '../../../domain/announcement.ts';
import type { ImportAnswers } from '../../../domain/import-questions.ts';
import { FileProblem } from '../../../file-problem.ts';
import type { Caller, Context } from '../../context.ts';
import { voiceFor } from '../../people.ts';
import type { Reply } from '../../reply.ts';
import {
  importFailed,
  importReport,
  mappingFailed,
  mappingSent,
} from '../../views/import-report.ts';
import { plainMessage } from '../../views/trouble.ts';

/** The files that were put into the form, by Slack's ids. */
export interface Chosen {
  readonly csv: string;
  readonly mapping?: string | undefined;
}

type Answered = Chosen & { readonly answers: ImportAnswers };

/** What Slack takes in a modal. */
const maxBytes = 10_000_000;
/** Read in one go, while everybody else waits. */
const maxMappingBytes = 1_000_000;

/** @throws FileProblem */
export async function handedIn(
  { csv: csvId, mapping: mappingId, answers }: Answered,
  { workspaceId }: Caller,
  { files }: Context,
): Promise<HandedIn> {
  const csv = await files.read(workspaceId, csvId, maxBytes);
  if (mappingId === undefined) return { csv, answers };
  try {
    return { csv, answers, mapping: await files.read(workspaceId, mappingId, maxMappingBytes) };
  } catch (cause) {
    if (!(cause instanceof FileProblem)) throw cause;
    throw new FileProblem(cause.message, { of: 'mapping', cause });
  }
}

/** Goes on after the answer; its report is kept with the person until it is posted. */
export function beginImport(chosen: Answered, caller: Caller, context: Context): boolean {
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

/** The file goes to their messages: a form cannot hand one out. */
export function sendMapping(chosen: Answered, caller: Caller, context: Context): Reply {
  const { userId, workspaceId, key } = caller;
  context.aside({
    userId,
    key: `mapping:${key}`,
    what: 'mapping',
    failed: mappingFailed,
    async work() {
      const file = await handedIn(chosen, caller, context);
      const content = await context.dealFiles.mapping(workspaceId, file);
      const name = 'mapping.yaml';
      await context.files.send(workspaceId, userId, { name, title: 'Mapping', content });
    },
  });
  return { kind: 'message', message: mappingSent() };
}
