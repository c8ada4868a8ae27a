import { describe, expect, it } from '@jest/globals';
import { suggestMapping } from '../../src/import/suggest-mapping.ts';

const headersOf = (text: string) => text.split(', ');

describe('suggestMapping', () => {
  it('knows an export of Pipedrive in each of its spellings', () => {
    const suggestion = suggestMapping(
      headersOf(
        'Deal - ID, Deal - Title, Deal - Owner, Deal - Value, Deal - Currency of Value, Deal - Organization, Deal - Stage, Deal - Status, Deal - Creation date, Deal - Last stage change, Deal - Won time, Deal - Lost time, Deal - Lost reason, Deal - Label',
      ),
    );

    expect(suggestion?.vendor).toBe('Pipedrive');
    expect(suggestion?.unused).toEqual(['Deal - Label']);
    expect(suggestion?.mapping.columns).toMatchObject({
      externalId: 'Deal - ID',
      outcome: 'Deal - Status',
      currency: 'Deal - Currency of Value',
      createdAt: 'Deal - Creation date',
      closedAt: ['Deal - Won time', 'Deal - Lost time'],
    });
  });

  it('knows the template of Pipedrive’s own import', () => {
    const suggestion = suggestMapping(
      headersOf(
        'Deal - Title, Deal - Value, Organization, Deal - Owner, Deal - Stage (pipeline), Deal - Status (Open/Won/Lost), Deal - Currency of value, Deal - Closed on',
      ),
    );

    expect(suggestion).toMatchObject({ vendor: 'Pipedrive', unused: [] });
    expect(suggestion?.mapping.columns).toMatchObject({
      ...{ stage: 'Deal - Stage (pipeline)', outcome: 'Deal - Status (Open/Won/Lost)' },
      ...{ account: 'Organization', currency: 'Deal - Currency of value' },
    });
  });

  it('takes the sign before decimals for certain only of an export of ours', () => {
    const exported = suggestMapping(headersOf('Deal ID, Name, Step, Outcome, Amount'));
    const list = suggestMapping(headersOf('Name, Step, Amount'));

    expect([exported?.decimal, list?.decimal]).toEqual(['.', undefined]);
    expect(exported?.mapping.numbers.decimal).toBeUndefined();
  });

  it('knows the steps that close deals where a product has them from the start', () => {
    const hubspot = suggestMapping(headersOf('Record ID, Deal Stage'));
    const salesforce = suggestMapping(headersOf('Opportunity ID, Stage'));

    expect(hubspot?.mapping.stages).toMatchObject({ closedwon: 'won', 'Closed Lost': 'lost' });
    expect(salesforce?.mapping.stages).toMatchObject({ 'Closed Won': 'won' });
  });

  it('knows an export of HubSpot', () => {
    const suggestion = suggestMapping(
      headersOf(
        'Record ID, Deal Name, Deal Stage, Amount, Close Date, Create Date, Deal owner, Pipeline, Associated Company',
      ),
    );

    expect(suggestion?.vendor).toBe('HubSpot');
    expect(suggestion?.mapping.columns).toMatchObject({
      externalId: 'Record ID',
      owner: 'Deal owner',
      closedAt: 'Close Date',
      expectedClose: 'Close Date',
      account: 'Associated Company',
    });
  });

  it('knows the fields of Zendesk Sell', () => {
    const suggestion = suggestMapping(
      headersOf('id, owner_id, name, value, currency, stage_id, last_stage_change_at, added_at'),
    );

    expect(suggestion?.vendor).toBe('Zendesk Sell');
    expect(suggestion?.mapping.columns).toMatchObject({
      externalId: 'id',
      stage: 'stage_id',
      enteredAt: 'last_stage_change_at',
      createdAt: 'added_at',
    });
  });

  it.each([
    ['Id, Name, StageName, CloseDate, Amount, Account.Name', 'Account.Name', 'StageName'],
    ['Opportunity ID, Opportunity Name, Account Name, Stage, Amount', 'Account Name', 'Stage'],
  ])('knows Salesforce by %s', (headers, account, stage) => {
    const suggestion = suggestMapping(headersOf(headers));

    expect(suggestion?.vendor).toBe('Salesforce');
    expect(suggestion?.mapping.columns).toMatchObject({ account, stage });
  });

  it('suggests nothing for a file it does not know', () => {
    expect(suggestMapping(['opportunity_id', 'deal_stage'])).toBeUndefined();
  });
});
