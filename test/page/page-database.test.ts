import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDatabaseSwitch } from '../../playground/page-database.ts';

describe('createDatabaseSwitch', () => {
  let server: Server;
  let url = '';
  let done: string[] = [];

  beforeEach(async () => {
    done = [];
    const { serve } = createDatabaseSwitch({
      pause: () => done.push('pause'),
      resume: () => done.push('resume'),
    });
    server = createServer((req, res) => {
      void serve(req, res).then((answered) => (answered ? undefined : res.writeHead(404).end()));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  async function post(body: string, type = 'application/json'): Promise<Response> {
    const headers = { 'content-type': type };
    return await fetch(`${url}/database`, { method: 'POST', headers, body });
  }

  it('pauses and resumes once each, however often it is asked', async () => {
    for (const paused of [true, true, false, false]) {
      expect(await (await post(JSON.stringify({ paused }))).json()).toEqual({ paused });
    }

    expect(done).toEqual(['pause', 'resume']);
    expect(await (await fetch(`${url}/database`)).json()).toEqual({ paused: false });
  });

  it('refuses what is no clear wish, and what another site could send', async () => {
    expect((await post('{"paused":"yes"}')).status).toBe(400);
    expect((await post('nonsense')).status).toBe(400);
    expect((await post('{"paused":true}', 'text/plain')).status).toBe(400);
    expect(done).toEqual([]);
  });

  it('leaves every other path to others', async () => {
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });
});
