import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Member } from '../../src/domain/member.ts';
import { type RoleFacts, rolesOf } from '../../src/domain/roles.ts';
import { aMember, maria, sam } from '../support/build.ts';

function facts(overrides: Partial<RoleFacts> = {}): RoleFacts {
  return { member: aMember(), inManagersChannel: false, ...overrides };
}

const standings: readonly Member['standing'][] = [
  'full',
  'guest',
  'other-workspace',
  'bot',
  'deactivated',
];

const someFacts = fc.record(
  {
    member: fc
      .record({ standing: fc.constantFrom(...standings), slackAdmin: fc.boolean() })
      .map((said) => aMember(said)),
    inManagersChannel: fc.boolean(),
  },
  { requiredKeys: ['member', 'inManagersChannel'] },
);

describe('rolesOf', () => {
  it('takes admins and managers from Slack while the workspace has named no admins', () => {
    const admin = facts({ member: aMember({ slackAdmin: true }) });

    expect(rolesOf({ adminIds: [] }, admin)).toEqual(['rep', 'admin']);
    expect(rolesOf({ adminIds: [] }, facts({ inManagersChannel: true }))).toEqual([
      'rep',
      'manager',
    ]);
  });

  it('takes the named admins in their place', () => {
    const admin = facts({ member: aMember({ slackAdmin: true }) });

    expect(rolesOf({ adminIds: [maria] }, admin)).toEqual(['rep']);
    expect(rolesOf({ adminIds: [sam] }, facts())).toEqual(['rep', 'admin']);
  });

  it('holds to what an admin said, whatever channel somebody is in', () => {
    const settings = { adminIds: [maria], managerIds: [maria], supportIds: [sam] };
    const known = facts({ inManagersChannel: true });

    expect(rolesOf(settings, known)).toEqual(['rep', 'support']);
    expect(rolesOf(settings, facts({ member: aMember({ userId: maria }) }))).toEqual([
      'rep',
      'admin',
      'manager',
    ]);
  });

  it('makes every full member a rep and gives nobody else anything', () => {
    fc.assert(
      fc.property(someFacts, fc.subarray([sam, maria]), (known, adminIds) => {
        const roles = rolesOf({ adminIds }, known);
        expect(new Set(roles).size).toBe(roles.length);
        if (known.member.standing === 'full') expect(roles).toContain('rep');
        else expect(roles).toEqual([]);
      }),
    );
  });
});
