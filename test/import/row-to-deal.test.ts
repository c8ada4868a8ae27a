import { describe, expect, it } from '@jest/globals';
import { dealOf, defaultMapping, refusalsOf } from './setting.ts';

const withLines = (lines: string) => `${defaultMapping}${lines}\n`;

describe('rowToDeal', () => {
  it('says what an open row says and nothing more', () => {
    const deal = dealOf({ amount: '48.000', entered: '3/4/2026', 'close by': '2026-03-31' });

    expect(deal).toEqual({
      row: 2,
      externalId: '1',
      name: 'Acme',
      currency: 'EUR',
      amountMinor: 4_800_000,
      stage: { kind: 'open', stageId: 'qualified' },
      enteredStageId: 'qualified',
      enteredAt: new Date('2026-03-04T11:00:00Z'),
      expectedClose: '2026-03-31',
      delayedEntry: false,
    });
  });

  it('has no amount where the row has none', () => {
    expect(dealOf({ amount: '' })).not.toHaveProperty('amountMinor');
  });

  it('counts a deal without an entry date as entered at import', () => {
    const deal = dealOf({});

    expect(deal.delayedEntry).toBe(true);
    expect(deal).not.toHaveProperty('enteredAt');
  });

  it('names a won deal by the stage that means won, whatever that is called', () => {
    const mapping = withLines('stages: {Closed Won: won}');

    const deal = dealOf({ stage: 'closed won ', closed: '3/5/2026' }, mapping);

    expect(deal.stage).toEqual({ kind: 'won', stageId: 'won' });
    expect(deal.closedAt).toEqual(new Date('2026-03-05T11:00:00Z'));
    expect(deal).not.toHaveProperty('lostReason');
  });

  it('keeps where and why a deal was lost when outcome and stage are apart', () => {
    const mapping = withLines('outcomes: {verloren: lost}').replace(
      '{externalId',
      '{outcome: status, externalId',
    );

    const deal = dealOf({ status: 'Verloren', closed: '3/5/2026', reason: 'Price' }, mapping);

    expect(deal.stage).toEqual({ kind: 'lost', stageId: 'lost' });
    expect(deal).toMatchObject({ lostAtStage: 'qualified', lostReason: 'Price' });
  });

  it('needs no known stage of a deal that is closed', () => {
    const mapping = defaultMapping.replace('{externalId', '{outcome: status, externalId');
    const closed = { status: 'Lost', closed: '3/5/2026' };

    for (const stage of ['Lead In', '']) {
      const deal = dealOf({ ...closed, stage }, mapping);
      expect(deal).toMatchObject({ stage: { kind: 'lost' } });
      expect(deal).not.toHaveProperty('lostAtStage');
    }
    expect(refusalsOf({ status: 'Open', stage: 'Lead In' }, mapping)).toMatchObject([
      { sentence: expect.stringContaining('none of our stages') },
    ]);
  });

  it('leaves out what the mapping leaves out', () => {
    const mapping = withLines(
      'stages: {Lead In: leave-out}\noutcomes: {Deleted: leave-out}',
    ).replace('{externalId', '{outcome: status, externalId');

    expect(refusalsOf({ stage: 'lead in' }, mapping)).toEqual([
      { row: 2, column: 'stage', sentence: '"lead in" is left out, as was asked for' },
    ]);
    expect(refusalsOf({ status: 'Deleted' }, mapping)).toMatchObject([{ column: 'status' }]);
  });

  it('falls back to the mapping for reason and stage of a loss', () => {
    const mapping = withLines('defaults: {lostReason: not recorded, closedFromStage: Qualified}');

    const deal = dealOf({ stage: 'lost', closed: '3/5/2026' }, mapping);

    expect(deal).toMatchObject({ lostAtStage: 'qualified', lostReason: 'not recorded' });
  });

  it('puts owners, sources and reasons into our words', () => {
    const mapping = withLines(
      'owners: {Sam: U1, Lee: unclaimed}\nsources: {Web: inbound}\nlostReasons: {Too dear: price}',
    );

    const sams = dealOf({ owner: 'sam', source: 'Web' }, mapping);
    const lees = dealOf({ owner: 'Lee', source: 'Fair' }, mapping);
    const nobodys = dealOf({ owner: 'Kim' }, mapping);
    const lost = dealOf({ stage: 'Lost', closed: '2026-03-01', reason: 'too dear' }, mapping);

    expect(sams).toMatchObject({ ownerName: 'sam', ownerId: 'U1', source: 'inbound' });
    expect(lees).toMatchObject({ ownerId: 'unclaimed', source: 'Fair' });
    expect(nobodys).not.toHaveProperty('ownerId');
    expect(lost.lostReason).toBe('price');
  });

  it('makes the name of columns, the first that has all its parts', () => {
    const mapping = withLines("nameFrom: ['{account}: {product}', '{product}']");

    const both = dealOf({ name: '', account: 'Cancity', product: 'GTX' }, mapping);
    const one = dealOf({ name: '', account: ' ', product: 'GTX' }, mapping);

    expect([both.name, one.name]).toEqual(['Cancity: GTX', 'GTX']);
  });

  it('derives the same id again for a file that has none', () => {
    const mapping = defaultMapping.replace('externalId: id, ', '');

    const ids = ['Acme', 'Acme', 'Hooli'].map((name) => dealOf({ name }, mapping).externalId);

    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it('takes today as it is when its noon is still to come', () => {
    const deal = dealOf({ entered: '3/13/2026' });

    expect(deal.enteredAt).toEqual(new Date('2026-03-13T09:30:00Z'));
  });

  it('never has a deal made after what is told of it', () => {
    const deal = dealOf({ created: '2026-03-10', entered: '2026-03-04' });

    expect(deal.createdAt).toEqual(deal.enteredAt);
  });

  it.each([
    ['an unknown stage', { stage: 'Demo' }, 'stage', /"Demo" is none of our stages \(Prospecting/],
    ['no stage', { stage: '' }, 'stage', /is empty/],
    ['an archived stage', { stage: 'Old' }, 'stage', /archived/],
    ['no id', { id: ' ' }, 'id', /could not be found again/],
    ['nothing to call it', { name: '' }, 'name', /no name and no account/],
    [
      'a won deal without a date',
      { stage: 'won', closed: '' },
      'closed',
      /no closing date, and the deal is won/,
    ],
    ['a future date', { entered: '3/14/2026' }, 'entered', /lies in the future/],
    ['no currency', { currency: 'Euros' }, 'currency', /"EUROS" is no currency code/],
    ['a NUL', { name: 'a\0b' }, 'name', /NUL/],
    ['a megabyte', { name: 'x'.repeat(1_000_000) }, 'name', /is 1000000 characters long/],
  ])('refuses a row with %s in a sentence', (_, cells, column, sentence) => {
    const refusals = refusalsOf(cells);

    expect(refusals).toEqual([{ row: 2, column, sentence: expect.stringMatching(sentence) }]);
  });

  it('refuses a deal that closed before it entered the stage it closed from', () => {
    const mapping = withLines('defaults: {closedFromStage: Qualified}');
    const cells = { stage: 'won', entered: '3/4/2026', closed: '3/3/2026' };

    expect(refusalsOf(cells, mapping)).toEqual([
      { row: 2, column: 'closed', sentence: expect.stringContaining('is before') },
    ]);
  });

  it('takes no entry date for a closed deal whose last open stage is not known', () => {
    const deal = dealOf({ stage: 'won', entered: '3/4/2026', closed: '3/3/2026' });

    expect(deal).not.toHaveProperty('enteredAt');
    expect(deal.delayedEntry).toBe(true);
  });

  it('names everything that is wrong with a row at once', () => {
    const refusals = refusalsOf({ stage: 'Demo', amount: 'lots', currency: 'EUR', source: 'a\0' });

    expect(refusals.map(({ column }) => column)).toEqual(['amount', 'stage', 'source']);
  });

  it.each([
    "=cmd|'/c calc'!A1",
    '<!channel> <@U1> *bold*',
    '{"$where": "sleep(1000)"}',
    '$where',
    '__proto__',
    'constructor',
    '👩‍👩‍👧‍👦 שלום עולם',
  ])('keeps %s as it is', (name) => {
    const deal = dealOf({ name, account: name, owner: name, source: name });

    expect(deal).toMatchObject({ name, account: name, ownerName: name, source: name });
    expect(deal).not.toHaveProperty('ownerId');
  });
});
