import type { Deal } from '../../domain/deal.ts';
import type { Need, YesNo } from '../../domain/facts.ts';
import type { House } from '../../domain/house.ts';
import { atMost } from '../../domain/text.ts';
import { personLine } from './deal-card.ts';
import { line } from './mrkdwn.ts';
import { day, type Voice, weekday } from './voice.ts';
import { choiceLabel, joined } from './words.ts';

type Line = string | undefined;

const answers: Readonly<Record<YesNo, string>> = { yes: 'yes', no: 'no', unsure: 'not sure' };

/** `20 seats by May → a trial for two → 6 hours a week`, escaped. */
export function needLine({ need, answer, worth }: Need): string {
  return joined([line(need, 150), answer && line(answer, 150), worth && line(worth, 100)], ' → ');
}

/** Needs, objections, competitors, promises: what was said on both sides; at most so many of each. */
export function caseLines({ facts }: Deal, most: number): readonly string[] {
  const needs = facts.needs ?? [];
  const objections = facts.objections ?? [];
  return known([
    needs.length === 0
      ? undefined
      : `They need: ${needs.slice(0, most).map(needLine).join('; ')}${andMore(needs, most)}`,
    objections.length === 0
      ? undefined
      : `They object: ${objections
          .slice(-most)
          .map(({ text }) => line(text, 150))
          .join('; ')}${andMore(objections, most)}`,
    facts.competitors === undefined ? undefined : `Competitors: ${line(facts.competitors, 200)}`,
    facts.finalTerms === undefined ? undefined : `Final terms: ${line(facts.finalTerms)}`,
    facts.promises === undefined ? undefined : `Promised: ${line(facts.promises)}`,
  ]);
}

function andMore(all: readonly unknown[], most: number): string {
  return all.length <= most ? '' : ` (and ${all.length - most} more)`;
}

/** Whether it is worth it: where it came from, whom it fits, what we can do for them. */
export function fitLines({ facts }: Deal, { settings }: House, voice: Voice): readonly string[] {
  const { source, profile } = facts;
  const passed = source?.passedBy;
  return known([
    source === undefined
      ? undefined
      : joined(
          [
            `Source: ${line(choiceLabel(settings.sources, source.id), 75)}`,
            source.detail && line(source.detail, 150),
            passed && `passed on by ${line(voice.nameOf(passed), 80)}`,
          ],
          ', ',
        ),
    profile === undefined
      ? undefined
      : profile.fits === 'yes'
        ? `Fits: ${line(choiceLabel(settings.profiles, profile.id), 75)}`
        : `Fits a profile: ${answers[profile.fits]}`,
    yesNo('Budget', facts.budget),
    facts.value === undefined ? undefined : `Value we can provide: ${line(facts.value)}`,
    yesNo('Worth it', facts.worthIt),
  ]);
}

export function peopleLines({ facts }: Deal, voice: Voice): readonly string[] {
  const people = (facts.people ?? []).map((person) =>
    joined([
      personLine(person, voice),
      person.role && line(person.role, 80),
      person.canSign === undefined ? undefined : person.canSign ? 'can sign' : 'cannot sign',
    ]),
  );
  return atMost(people, 10);
}

/** Meeting, demo, what they are to do next, and how far the signature is. */
export function progressLines({ facts }: Deal, voice: Voice): readonly string[] {
  const { demo, callToAction: asked } = facts;
  return known([
    dated('First meeting', facts.firstMeetingOn, voice),
    demo === undefined
      ? undefined
      : demo === 'not-needed'
        ? 'Demo: not needed'
        : `Demo ${day(demo.on, voice)}${demo.seenBySigner ? ', seen by someone who can sign' : ''}`,
    asked === undefined
      ? undefined
      : `Up to them: ${line(asked.text)}, ends ${weekday(asked.endsOn, voice)}`,
    yesNo('True decision maker reached', facts.decisionMakerReached),
    yesNo('Value restated', facts.valueRestated),
    yesNo('Will move forward', facts.willMoveForward),
    dated('Contract sent', facts.contractSentOn, voice),
  ]);
}

function yesNo(label: string, answer: YesNo | undefined): Line {
  return answer === undefined ? undefined : `${label}: ${answers[answer]}`;
}

function dated(label: string, on: Parameters<typeof day>[0] | undefined, voice: Voice): Line {
  return on === undefined ? undefined : `${label} ${day(on, voice)}`;
}

function known(lines: readonly Line[]): readonly string[] {
  return lines.filter((one) => one !== undefined);
}
