import type { UserId } from '../../../../domain/ids.ts';
import type { Settings } from '../../../../domain/settings.ts';
import type { Caller, Context } from '../../../context.ts';
import { context as small } from '../../../views/blocks.ts';
import { field } from '../../../views/form.ts';
import { peopleSelect } from '../../../views/pickers.ts';
import type { Submitted } from '../../modal.ts';
import { peopleIn } from '../../submitted.ts';
import type { ReadForm, SettingsForm } from '../settings-form.ts';

type RoleLists = Pick<Settings, 'adminIds' | 'managerIds' | 'supportIds'>;

export function roleFields({ adminIds, managerIds, supportIds }: RoleLists) {
  return [
    field('admins', 'Admins', peopleSelect('people', adminIds), {
      hint: 'Change the steps and the settings, and any deal',
    }),
    field('managers', 'Managers', peopleSelect('people', managerIds), {
      optional: true,
      hint: 'Change any deal and see the team’s figures',
    }),
    field('support', 'Support', peopleSelect('people', supportIds), {
      optional: true,
      hint: 'Take over the customers that are won',
    }),
    small('Everybody else of the workspace is a rep: they change the deals they own.'),
  ];
}

/** Who is what, once everybody named is a full member and somebody is left to change it again. */
export async function readRoles(
  state: Submitted,
  caller: Caller,
  context: Context,
): Promise<ReadForm> {
  const lists = {
    admins: peopleIn(state, 'admins'),
    managers: peopleIn(state, 'managers'),
    support: peopleIn(state, 'support'),
  };
  if (lists.admins.length === 0) return { errors: { admins: 'Name at least one admin.' } };
  const strangers = await Promise.all(
    Object.entries(lists).map(async ([block, people]) => {
      const say = await strangerAmong(people, caller, context);
      return say === undefined ? [] : [[block, say] as const];
    }),
  );
  const errors = Object.fromEntries(strangers.flat());
  if (Object.keys(errors).length > 0) return { errors };
  return {
    edit: (now) => ({
      ...now,
      adminIds: lists.admins,
      managerIds: lists.managers,
      supportIds: lists.support,
    }),
  };
}

/** Why not all of these people can have a role, as a sentence. */
export async function strangerAmong(
  people: readonly UserId[],
  { workspaceId }: Caller,
  { stores }: Context,
): Promise<string | undefined> {
  const members = await Promise.all(
    people.map((userId) => stores.members.member(workspaceId, userId)),
  );
  const stranger = members.find((member) => member.standing !== 'full');
  return stranger && `${stranger.name} is no full member of this workspace. Pick somebody else.`;
}

export const rolesForm: SettingsForm = {
  part: 'roles',
  title: 'Roles',
  blocks: (settings) => roleFields(settings),
  read: readRoles,
};
