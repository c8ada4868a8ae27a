import { describe, expect, it } from '@jest/globals';
import { createLog, newReference } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => void lines.push(line) }));
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
    expect(JSON.parse(line)).toMatchObject({ level: 'error' });
  });

  it('says of an error its name, words, place and cause, and none of its other properties', () => {
    const error = Object.assign(new Error('no answer', { cause: new TypeError('closed') }), {
      code: 'E1',
      data: { text: 'Acme pays 48,000' },
    });

    const line = logged((log) => log.warn({ error }, 'failed'));

    expect(line).not.toContain('48,000');
    expect(JSON.parse(line).error).toMatchObject({
      name: 'Error',
      message: 'no answer',
      code: 'E1',
      stack: expect.stringContaining('log.test.ts'),
      cause: { name: 'TypeError', message: 'closed' },
    });
  });
});

it('a reference is short, readable aloud, and hardly ever the same', () => {
  const references = new Set(Array.from({ length: 500 }, newReference));

  expect(references.size).toBeGreaterThan(495);
  for (const one of references) expect(one).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
});
