import { z } from 'zod';
import { FileProblem } from '../file-problem.ts';
import type { Files } from '../slack-ports.ts';
import type { DirectMessages } from './direct-messages.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

const fileInfo = z.object({ size: z.number(), url_private_download: z.url() });
const downloadWithinMs = 20_000;

export function createFiles(
  client: SlackClient,
  directMessages: DirectMessages,
  botToken: string,
): Files {
  return {
    async send(_workspaceId, userId, { name, title, content }) {
      await client.filesUploadV2({
        channel_id: await directMessages(userId),
        file: Buffer.from(content),
        filename: name,
        title,
      });
    },
    async read(_workspaceId, fileId, maxBytes) {
      const { size, url_private_download: url } = await infoOf(client, fileId);
      if (size > maxBytes) {
        const mega = Math.floor(maxBytes / 1_000_000);
        throw new FileProblem(`The file is too large: at most ${mega} MB can be read here.`);
      }
      const answer = await fetch(url, {
        redirect: 'error',
        headers: { authorization: `Bearer ${botToken}` },
        signal: AbortSignal.timeout(downloadWithinMs),
      });
      if (!answer.ok)
        throw new FileProblem('Slack did not hand over the file. Please upload it again.');
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

async function infoOf(client: SlackClient, fileId: string) {
  try {
    const { file } = await client.files.info({ file: fileId });
    return fileInfo.parse(file);
  } catch (cause) {
    if (slackErrorOf(cause) === undefined) throw cause;
    throw new FileProblem('That file is gone. Please upload it again.', { cause });
  }
}
