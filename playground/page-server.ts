import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { emojiTable } from './page-emoji.ts';

interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
}

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob: http: https:",
  "style-src 'self'",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FONTS: Readonly<Record<string, string>> = {
  '/fonts/inter-400.ttf': require.resolve(
    '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  ),
  '/fonts/inter-600.ttf': require.resolve(
    '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  ),
  '/fonts/inter-700.ttf': require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
  '/fonts/twemoji.woff2': require.resolve('twemoji-colr-font/twemoji.woff2'),
};

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(here, 'page', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['/fonts/*'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles.map((file) => file.text).join('');
}

async function font(path: string): Promise<Asset | undefined> {
  const file = FONTS[path];
  if (file === undefined) return undefined;
  const type = path.endsWith('.woff2') ? 'font/woff2' : 'font/ttf';
  return { type, body: await readFile(file) };
}

async function load(path: string): Promise<Asset | undefined> {
  switch (path) {
    case '/':
      return {
        type: 'text/html; charset=utf-8',
        body: await readFile(join(here, 'page/index.html')),
      };
    case '/page.js':
      return { type: 'text/javascript; charset=utf-8', body: await bundle('main.tsx') };
    case '/page.css':
      return { type: 'text/css; charset=utf-8', body: await bundle('styles/page.css') };
    case '/emoji.json':
      return { type: 'application/json', body: JSON.stringify(await emojiTable()) };
    case '/database':
      // Whoever started the database answers this first; else there is nothing to pause.
      return { type: 'application/json', body: 'null' };
    default:
      return await font(path);
  }
}

const loaded = new Map<string, Asset>();

async function asset(path: string): Promise<Asset | undefined> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const fresh = await load(path);
  if (fresh !== undefined) loaded.set(path, fresh);
  return fresh;
}

/** Answers the page's own files (html, bundled script and style, emoji, fonts); true when it did. */
export async function servePage(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  const path = new URL(req.url ?? '/', 'http://page').pathname;
  const found = await asset(path);
  if (found === undefined) return false;
  res.writeHead(200, {
    'content-type': found.type,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': path.startsWith('/fonts/') ? 'max-age=86400' : 'no-cache',
  });
  res.end(req.method === 'HEAD' ? undefined : found.body);
  return true;
}
