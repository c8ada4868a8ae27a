#!/usr/bin/env node
// Runs Milepost from dist, which is made first where it is missing or older than src: neither a fresh
// clone nor an upgrade needs a step of its own. Without the compiler, what was built is run.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const inHome = (path) => new URL(`../${path}`, import.meta.url);
const changedAt = (path) => statSync(inHome(path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestSource() {
  const files = existsSync(inHome('src')) ? readdirSync(inHome('src'), { recursive: true }) : [];
  // Folders too: what was taken away left its mark there.
  const sources = ['src', ...files.map((file) => `src/${file}`)];
  return Math.max(...sources.map(changedAt));
}

function complain(sentence) {
  process.stderr.write(`milepost: ${sentence}\n`);
}

function makeReady() {
  const built = changedAt('dist/main.js');
  if (built > 0 && built >= newestSource()) return true;
  if (!existsSync(inHome('node_modules/typescript/package.json'))) {
    const state = built > 0 ? 'older than src' : 'missing';
    complain(`dist is ${state}, to build it: npm ci --include=dev && npm run build`);
    return built > 0;
  }
  try {
    // To stderr: stdout is the command's own.
    execSync('npm run build --silent', { cwd: inHome('.'), stdio: ['ignore', 2, 2] });
    return true;
  } catch {
    complain('the build failed, so nothing was started');
    return false;
  }
}

if (makeReady()) await import(inHome('dist/main.js'));
else process.exitCode = 1;
