import type { HomeView } from '@slack/types';
import { openAcceptance } from '../../domain/acceptance.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Quote } from '../../domain/facts.ts';
import type { House } from '../../domain/house.ts';
import type { MorningAction } from '../../domain/run.ts';
import { actionRow } from './action-row.ts';
import { type AnyBlock, actions, context, divider, header, section } from './blocks.ts';
import { cleanUpOffer } from './clean-up-offer.ts';
import { commandButton } from './command-button.ts';
import { button } from './elements.ts';
import { type AdminFacts, adminBlocks, setUpBlock } from './home-admin.ts';
import { type DueRow, dueBlocks, myDealsBlocks, quoteBlocks } from './home-deals.ts';
import { type FiguresFacts, figuresBlocks } from './home-figures.ts';
import { handoffBlocks } from './home-handoffs.ts';
import { needsYouBlocks, type TeamFacts, teamBlocks } from './home-team.ts';
import { limits } from './limits.ts';
import { AWAY } from './morning.ts';
import { type NewOwnerFacts, newOwnerBlocks } from './new-owner.ts';
import { type Voice, weekday } from './voice.ts';
import { welcomeText } from './welcome.ts';

export interface HomeFacts {
  readonly name: string;
  /** On the first day. */
  readonly welcome?: boolean;
  readonly awayUntil?: IsoDate;
  /** Open deals that need them, with why, also of those they stand in for; first what is due first. */
  readonly due: readonly DueRow[];
  /** What they were given and have not accepted. */
  readonly given?: readonly NewOwnerFacts[];
  /** Only for support: won deals that nobody has taken over, the longest waiting first. */
  readonly handoffs?: readonly Deal[];
  /** Imported deals of theirs that wait for a look. */
  readonly toCleanUp?: number;
  /** Their other open deals. */
  readonly others: readonly Deal[];
  /** Their quotes that wait for an answer, what is to be followed up first. */
  readonly quotes: readonly { readonly deal: Deal; readonly quote: Quote }[];
  /** What they promised in retros, the earliest date first. */
  readonly actions?: readonly MorningAction[];
  /** How many open deals they have in all. */
  readonly total: number;
  /** What managers see of this person, and of the team. */
  readonly figures?: FiguresFacts;
  /** Only for managers. */
  readonly team?: TeamFacts;
  /** Only for admins. */
  readonly admin?: AdminFacts;
}

const mostActions = 5;
const mostGiven = 3;

/** What a person has to do, what is theirs, and the way to everything else. */
export function homeView(facts: HomeFacts, house: House, voice: Voice): HomeView {
  const asksSetUp = facts.admin?.isSetUp === false;
  const blocks: readonly AnyBlock[] = [
    header(`Your deals, ${facts.name}`),
    ...(facts.welcome === true ? [section(welcomeText(house.pipeline))] : []),
    ...(asksSetUp ? [setUpBlock()] : []),
    actions(homeButtons(voice.today, asksSetUp)),
    ...awayBlocks(facts, voice),
    ...(facts.admin === undefined ? [] : adminBlocks(facts.admin)),
    ...cleanUpBlocks(facts),
    ...(facts.team === undefined ? [] : needsYouBlocks(facts.team, house, voice)),
    ...acceptanceBlocks(facts, house, voice),
    ...handoffBlocks(facts.handoffs ?? [], voice),
    ...(hasNoneDue(facts) ? [] : dueBlocks(facts.due, house, voice)),
    ...todoBlocks(facts, voice),
    ...quoteBlocks(facts.quotes, voice),
    ...myDealsBlocks({ ...facts, isAskedElse: isAskedElse(facts) }, house, voice),
    ...(facts.figures === undefined ? [] : figuresBlocks(facts.figures, house, voice)),
    ...(facts.team === undefined ? [] : teamBlocks(facts.team, house, voice)),
  ];
  return { type: 'home', blocks: blocks.slice(0, limits.viewBlocks) };
}

/** One button stands out: until the set-up is done, that one. */
function homeButtons(today: IsoDate, asksSetUp: boolean) {
  return [
    commandButton('New deal', 'new', asksSetUp ? undefined : 'primary'),
    commandButton('All my deals', 'list'),
    commandButton('Playbook', 'playbook'),
    commandButton('Funnel', 'funnel'),
    button(AWAY, 'I’m away until…', today),
    commandButton('Help', 'help'),
  ];
}

function awayBlocks({ awayUntil }: HomeFacts, voice: Voice): readonly AnyBlock[] {
  if (awayUntil === undefined) return [];
  const said = `You are away until ${weekday(awayUntil, voice)} and hear nothing until then.`;
  return [section(said, button(AWAY, 'Change', voice.today))];
}

/** The cards that ask a new owner; to accept is what needs them today. */
function acceptanceBlocks(
  { given = [] }: HomeFacts,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const left = given.length - mostGiven;
  return [
    ...given.slice(0, mostGiven).flatMap((facts) => {
      const asked = openAcceptance(facts.deal);
      return asked === undefined ? [] : newOwnerBlocks(facts, asked, 'home', house, voice);
    }),
    ...(left > 0 ? [context('More to accept once these are done')] : []),
  ];
}

/** Something else is asked of them, or they have no deal that could be due. */
function hasNoneDue(facts: HomeFacts): boolean {
  const { due, others } = facts;
  return due.length === 0 && (isAskedElse(facts) || others.length === 0);
}

function isAskedElse({ given = [], handoffs = [] }: HomeFacts): boolean {
  return given.length + handoffs.length > 0;
}

function cleanUpBlocks({ toCleanUp = 0 }: HomeFacts): readonly AnyBlock[] {
  return toCleanUp === 0 ? [] : [cleanUpOffer({ waiting: toCleanUp })];
}

function todoBlocks({ actions: todo = [] }: HomeFacts, voice: Voice): readonly AnyBlock[] {
  if (todo.length === 0) return [];
  const rows = todo.slice(0, mostActions).map((action) => actionRow(action, voice));
  const left = todo.length - rows.length;
  return [
    divider(),
    section('*From retros*'),
    ...rows,
    ...(left > 0 ? [context(`${left} more once these are done`)] : []),
  ];
}
