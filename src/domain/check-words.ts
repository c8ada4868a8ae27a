import type { CheckName } from './pipeline.ts';

/** What each check is called until a team gives it a name of its own. */
export const checkWords: Readonly<Record<Exclude<CheckName, 'custom'>, string>> = {
  source: 'Where the lead came from',
  'profile-fits': 'Fits one of our profiles',
  budget: 'A budget is plausible',
  value: 'The value we can bring',
  'can-sign': 'Someone who can sign',
  'next-step': 'A next step with a date',
  needs: 'What they need',
  'first-meeting': 'First meeting held',
  'demo-to-signer': 'Someone who can sign saw the demo',
  'quote-sent': 'A quote sent',
  'quote-accepted': 'A quote accepted',
  'contract-sent': 'Contract sent',
  'decision-maker': 'The true decision maker reached',
  'final-terms': 'Final terms written down',
};
