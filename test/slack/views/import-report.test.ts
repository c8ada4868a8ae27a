import { describe, expect, it } from '@jest/globals';
import type { ImportResult } from '../../../src/domain/import-result.ts';
import {
  importReport,
  isWorthImporting,
  rehearsalBlocks,
} from '../../../src/slack/views/import-report.ts';
import { plainMessage } from '../../../src/slack/views/trouble.ts';
import { aVoice, textsIn } from '../../support/hostile.ts';
import { aRehearsal } from '../modals/settings-samples.ts';

const voice = aVoice({ locale: 'en-GB' });

function said(blocks: ReturnType<typeof rehearsalBlocks>): string {
  return textsIn(blocks)
    .map(({ text }) => text)
    .join('\n');
}

const clean: ImportResult = {
  ...{ rowsRead: 3, created: 2, unchanged: 1, changed: [], updated: false, refused: [] },
};

describe('what is said before an import', () => {
  it('is how the file is read, what would come in, and the first ten reasons to refuse rows', () => {
    const text = said(rehearsalBlocks({ ...aRehearsal('Amount', 12), vendor: 'Pipedrive' }, voice));

    expect(text).toContain('1,234 rows, read as an export of Pipedrive. Nothing is written yet.');
    expect(text).toContain('1,200 deals would come in');
    expect(text).toContain('4 deals are here already and would stay as they are');
    expect(text).toContain('12 rows are refused');
    expect(text).toContain('Rows 2, 3, 4, 5, 6 and 7 more, Amount: Amount');
    expect(text).toContain('18 deals without an owner: it is not certain who is meant by Amount');
    expect(text).toContain('“Amount” is €12,000 · “Amount” is 4 Mar');
  });

  it('lists no more than ten reasons', () => {
    const refused = Array.from({ length: 12 }, (_, n) => ({ row: n + 2, sentence: `is no. ${n}` }));
    const sample = aRehearsal('Amount');
    const text = said(rehearsalBlocks({ ...sample, result: { ...clean, refused } }, voice));

    expect(text).toContain('Row 11, is no. 9\nand 2 more');
    expect(text).not.toContain('Row 12,');
  });

  it('offers nothing to import where nothing would come in', () => {
    const nothing = { ...aRehearsal('x'), result: { ...clean, created: 0 } };
    expect(isWorthImporting(nothing)).toBe(false);
    expect(isWorthImporting({ ...nothing, result: clean })).toBe(true);

    const differs = { ...clean, created: 0, changed: [{ what: ['owner'] }] };
    expect(isWorthImporting({ ...nothing, result: differs })).toBe(false);
    expect(isWorthImporting({ ...nothing, result: { ...differs, updated: true } })).toBe(true);
  });

  it('is only what is asked, while the file leaves something open', () => {
    const { result: _, ...open } = aRehearsal('Amount');
    const text = said(rehearsalBlocks(open, voice));

    expect(text).toContain('Say what the file leaves open, then look again');
    expect(text).toContain('Step “Amount” (2 rows)');
    expect(text).toContain('Amount is 3 Apr: the day comes first');
    expect(text).toContain('Amount is €1,234');
    expect(text).not.toContain('would come in');
    expect(isWorthImporting(open)).toBe(false);
  });

  it('says what would become of deals that are here', () => {
    const changed = [{ what: ['owner'] }, { what: ['owner', 'amount'] }];
    const of = (updated: boolean) =>
      said(rehearsalBlocks({ ...aRehearsal('x'), result: { ...clean, changed, updated } }, voice));

    expect(of(false)).toContain('3 deals are here already and would stay as they are');
    expect(of(true)).toContain('2 deals would become what the file says');
    expect(of(true)).toContain('1 deal is here already and would stay as it is');
  });
});

describe('the report of an import', () => {
  it('is one plain sentence per outcome', () => {
    expect(importReport(clean, voice)).toBe(
      'Import done. 2 deals came in. 1 deal is here already. Reps look through theirs with /deal cleanup.',
    );
    const refused = [{ row: 2, sentence: 'is empty' }];
    expect(importReport({ ...clean, created: 1, unchanged: 0, refused }, voice)).toBe(
      'Import done. 1 deal came in. 1 row is refused. The file of refused rows says why. Reps look through theirs with /deal cleanup.',
    );
  });

  it('names owners as the file does, escaped once, where it is posted', () => {
    const unknownOwners = [{ name: 'R&D <east>', deals: 2 }];
    const report = importReport({ ...clean, unknownOwners }, voice);
    expect(plainMessage(report).text).toContain('who is meant by R&amp;D &lt;east&gt;');

    const rehearsal = { ...aRehearsal('x'), result: { ...clean, unknownOwners } };
    expect(said(rehearsalBlocks(rehearsal, voice))).toContain('meant by R&amp;D &lt;east&gt;');
  });
});
