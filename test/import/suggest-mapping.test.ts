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
