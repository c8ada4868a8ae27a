import type { Block, KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Picture } from './render.ts';
import type { SlackClient } from './slack-client.ts';

const uploadPlace = z.object({ upload_url: z.url(), file_id: z.string() });

/** Uploads a picture that no channel sees by itself; its id can then stand in an image block. */
export async function uploadPicture(client: SlackClient, picture: Picture): Promise<string> {
  const { name, png, alt } = picture;
  // By its name: the client's own method sends the description under another name than Slack's.
  const place = await client.apiCall('files.getUploadURLExternal', {
    filename: name,
    length: png.byteLength,
    alt_txt: alt.slice(0, 1_000),
  });
  const { upload_url: url, file_id: id } = uploadPlace.parse(place);
  const sent = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    body: new Blob([new Uint8Array(png)]),
    signal: AbortSignal.timeout(4_000),
  });
  if (!sent.ok) throw new Error(`the upload was answered with ${sent.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: name }] });
  return id;
}

/** The blocks with the picture where it belongs. */
export function withPicture(
  blocks: readonly (KnownBlock | Block)[],
  picture: Picture,
  fileId: string,
): readonly (KnownBlock | Block)[] {
  const image = {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: picture.alt.slice(0, 2_000),
  } as const;
  return blocks.map((block, index) => (index === picture.instead ? image : block));
}
