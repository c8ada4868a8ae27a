import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { StoredFile } from './shapes.ts';

/* Uploaded files, and uploads that have a URL but are not finished. */

interface FileDraft {
  readonly name: string;
  readonly title?: string;
  readonly mimetype?: string;
  readonly altText?: string;
  readonly user: string;
}

export interface Files {
  readonly reserve: (draft: FileDraft) => StoredFile;
  readonly fill: (id: string, bytes: Buffer) => StoredFile | undefined;
  readonly complete: (
    id: string,
    title: string | undefined,
    channel?: string,
  ) => StoredFile | undefined;
  readonly get: (id: string) => StoredFile | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

export const extensionOf = (name: string) => name.split('.').at(-1)?.toLowerCase() ?? '';

export function createFiles(clock: Clock, ids: Ids, changes: Changes): Files {
  const files = new Map<string, StoredFile>();
  const put = (file: StoredFile) => {
    files.set(file.id, file);
    changes.emit({ type: 'file', file: file.id });
    return file;
  };
  return {
    reserve: ({ name, title, mimetype, altText, user }) =>
      put({
        id: ids.next('F'),
        name,
        title: title ?? name,
        mimetype: mimetype ?? TYPES[extensionOf(name)] ?? 'application/octet-stream',
        altText: altText ?? '',
        user,
        created: Math.floor(clock.now() / 1000),
        bytes: Buffer.alloc(0),
        complete: false,
        channels: [],
      }),
    fill: (id, bytes) => {
      const file = files.get(id);
      return file && put({ ...file, bytes });
    },
    complete: (id, title, channel) => {
      const file = files.get(id);
      if (!file) return undefined;
      const channels = channel === undefined ? file.channels : [...file.channels, channel];
      return put({ ...file, title: title ?? file.title, complete: true, channels });
    },
    get: (id) => files.get(id),
  };
}
