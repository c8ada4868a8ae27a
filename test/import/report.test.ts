import { describe, expect, it } from '@jest/globals';
import { formatReport } from '../../src/import/report.ts';

describe('formatReport', () => {
  it('accounts for every row and says why some were refused', () => {
    const text = formatReport({
      dryRun: false,
      rowsRead: 8_800,
      created: 8_795,
      unchanged: 2,
      changed: [{ row: 7, externalId: 'EC4Q', what: ['amount', 'stage'] }],
      updated: true,
      ownerIds: [],
      refused: [
        { row: 9, column: 'close_value', sentence: '"lots" is no amount' },
        { row: 9, column: 'deal_stage', sentence: 'is empty' },
        { row: 12, sentence: 'has 7 cells where the header has 8 columns' },
      ],
      seconds: 4,
    });

    expect(text).toBe(
      [
        'Import done.',
        'Rows read   8,800',
        'Created     8,795',
        'Unchanged   2',
        'Changed     1',
        '  row 7, EC4Q: amount, stage',
        'Refused     2',
        '  row 9, close_value: "lots" is no amount',
        '  row 9, deal_stage: is empty',
        '  row 12 has 7 cells where the header has 8 columns',
        'Took 4.0 s, 2,200 rows per second.',
      ].join('\n'),
    );
  });

  it('says what would make it apply what differs', () => {
    const text = formatReport({
      dryRun: false,
      rowsRead: 2,
      created: 0,
      unchanged: 1,
      changed: [{ row: 3, externalId: 'b', what: ['owner'] }],
      updated: false,
      refused: [],
      ownerIds: [],
      unknownOwners: [{ name: 'Ana', deals: 1 }],
      seconds: 1,
    });

    expect(text).toContain(
      'Differ      1, left as they are: --update makes them what the file says\n  row 3, b: owner',
    );
    expect(text).toContain('Unclaimed   1, of 1 owner who is not known here');
    expect(text).not.toContain('Changed');
  });

  it('lists the first fifty and counts the rest', () => {
    const refused = Array.from({ length: 60 }, (_, at) => ({ row: at + 2, sentence: 'is odd' }));

    const text = formatReport({
      dryRun: true,
      rowsRead: 60,
      created: 0,
      unchanged: 0,
      changed: [],
      updated: false,
      ownerIds: [],
      refused,
      seconds: 0,
    });

    expect(text).toContain('Dry run: nothing was written.');
    expect(text).toContain('row 51 is odd\n  and 10 more');
  });

  it('lets no cell steer the terminal', () => {
    const sentence = '"\u001b[2J\u202e" is no amount';

    const text = formatReport({
      dryRun: true,
      rowsRead: 1,
      created: 0,
      unchanged: 0,
      changed: [],
      updated: false,
      ownerIds: [],
      refused: [{ row: 2, column: 'a\u0007', sentence }],
      seconds: 1,
    });

    const shown = ['\u001b', '\u0007', '\u202e'].filter((sign) => text.includes(sign));
    expect(shown).toEqual([]);
  });
});
