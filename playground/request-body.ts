import type { IncomingMessage } from 'node:http';
import { isRecord, type Json, parseJson } from './json.ts';

/* Request bodies in the three forms that Slack's clients send. */

export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function readForm(type: string, body: Buffer<ArrayBuffer>) {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  return [...form.entries()];
}

/** The fields of a form, multipart or JSON body. */
export async function readFields(request: IncomingMessage): Promise<Json> {
  const type = request.headers['content-type'] ?? '';
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const body = await readBody(request);
  if (type.includes('json')) {
    const parsed = parseJson(body.toString('utf8'));
    return isRecord(parsed) ? parsed : {};
  }
  const fields = type.startsWith('multipart/')
    ? await readForm(type, body)
    : [...new URLSearchParams(body.toString('utf8')).entries()];
  return Object.fromEntries([...query.entries(), ...fields]);
}

/** The bytes of an upload: the one part of a multipart body, or the body itself. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request);
  if (!type.startsWith('multipart/')) return body;
  const parts = await readForm(type, body);
  const file = parts.map(([, value]) => value).find((value) => typeof value !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
