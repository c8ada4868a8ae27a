import { describe, expect, it } from '@jest/globals';
import { createLog, newReference } from '../src/log.ts';

function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  level: 'debug' | 'info' = 'debug',
): string {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('is JSON lines with a level, a time and the facts', () => {
    const line = logged((log) => log.info({ workspaceId: 'T1' }, 'hello'));

    expect(JSON.parse(line)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      workspaceId: 'T1',
      msg: 'hello',
    });
  });

  it.each([
    'xoxb-1234-5678-abcDEF',
    'xoxp-1-2-3',
    'xapp-1-A1-123-abc',
    'mongodb+srv://sam:s3cret@db.example.com/x',
    'mongodb://sam:s3cret@a,b/x',
    'https://hooks.slack.com/commands/T1/2/3',
  ])('keeps %s to itself, wherever it stands', (secret) => {
    const line = logged((log) => {
      log.error({ error: new Error(`calling ${secret} failed`), url: secret }, `with ${secret}`);
    });

    expect(line).not.toMatch(/xox[bp]-\d|xapp-1|s3cret|hooks\.slack\.com\/commands/);
    expect(line).toContain('[secret]');
    expect(JSON.parse(line.split('\n')[0] ?? '')).toMatchObject({ level: 'error' });
  });

  it('says of an error its kind, place and cause, and none of its words or other properties', () => {
    const error = Object.assign(new Error('no answer', { cause: new TypeError('closed') }), {
      code: 'E1',
      data: { text: 'Acme pays 48,000' },
    });

    const line = logged((log) => log.warn({ error }, 'failed'), 'info');

    expect(line).not.toContain('48,000');
    expect(JSON.parse(line).error).toEqual({
      name: 'Error',
      code: 'E1',
      stack: expect.stringContaining('log.test.ts'),
      cause: { name: 'TypeError', stack: expect.stringContaining('log.test.ts') },
    });
    expect(line).not.toMatch(/no answer|closed/);
  });

  it('takes no line that somebody typed for a place in the program', () => {
    const typed = 'Acme\n    at pays (/48,000:1:1)\n    at file:///top/secret.ts:1:1';

    const line = logged((log) => log.error({ error: new Error(`no ${typed}`) }, 'failed'), 'info');

    expect(line).not.toMatch(/Acme|48,000|top\/secret/);
    expect(JSON.parse(line).error.stack).toContain('log.test.ts');
  });

  it('says the words of an error in a debug line, when debug lines are wanted', () => {
    const cause = new TypeError('closed');

    const lines = logged((log) => log.warn({ error: new Error('no answer', { cause }) }, 'failed'));

    const [first, second] = lines.trim().split('\n');
    expect(first).not.toContain('no answer');
    expect(JSON.parse(second ?? '')).toMatchObject({
      level: 'debug',
      said: 'Error: no answer; TypeError: closed',
    });
  });
});

it('a reference is short, readable aloud, and hardly ever the same', () => {
  const references = new Set(Array.from({ length: 500 }, newReference));

  expect(references.size).toBeGreaterThan(495);
  for (const one of references) expect(one).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
});
