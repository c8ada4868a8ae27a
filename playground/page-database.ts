import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from './json.ts';
import { readBody } from './request-body.ts';

/** What stops the mongod that the playground itself started, and lets it go on. */
export interface PausableDatabase {
  readonly pause: () => void;
  readonly resume: () => void;
}

export interface DatabaseSwitch {
  /** Answers `/database`: `{ paused }` on GET, and the same on POST after the change; true when it did. */
  readonly serve: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
  /** Before the database is stopped for good: a paused one would not hear it. */
  readonly resume: () => void;
}

const wanted = z.object({ paused: z.boolean() });

/** The page's switch "MongoDB paused"; where nobody serves it, the page does not show it. */
export function createDatabaseSwitch(database: PausableDatabase): DatabaseSwitch {
  let paused = false;
  const set = (next: boolean): void => {
    if (next === paused) return;
    if (next) database.pause();
    else database.resume();
    paused = next;
  };
  const answer = (res: ServerResponse, status: number, body: unknown): true => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return true;
  };
  return {
    resume: () => set(false),
    serve: async (req, res) => {
      if (new URL(req.url ?? '/', 'http://page').pathname !== '/database') return false;
      if (req.method !== 'POST') return answer(res, 200, { paused });
      // Another site's page must not stop the database: JSON needs the browser's leave.
      const isJson = req.headers['content-type']?.startsWith('application/json') === true;
      const body = wanted.safeParse(
        isJson ? parseJson((await readBody(req)).toString('utf8')) : undefined,
      );
      if (!body.success) return answer(res, 400, { error: 'paused is true or false' });
      set(body.data.paused);
      return answer(res, 200, { paused });
    },
  };
}
