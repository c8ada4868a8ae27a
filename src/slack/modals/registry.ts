import { addToDealModal } from './add-to-deal.ts';
import { advanceModal } from './advance.ts';
import { askHelpModal } from './ask-help.ts';
import { askOwnerModal } from './ask-owner.ts';
import { askRepModal } from './ask-rep.ts';
import { assignModal } from './assign.ts';
import { awayModal } from './away.ts';
import { cleanUpModal } from './clean-up.ts';
import { correctModal } from './correct.ts';
import { declineQuoteModal } from './decline-quote.ts';
import { editDealModal } from './edit-deal.ts';
import { factForms } from './facts/fact-forms.ts';
import { factsModal } from './facts/facts-form.ts';
import { needModal } from './facts/need.ts';
import { personModal } from './facts/person.ts';
import { lessonModal } from './lesson.ts';
import { logContactModal } from './log-contact.ts';
import { lostModal } from './lost.ts';
import type { Modal } from './modal.ts';
import { newDealModal } from './new-deal.ts';
import { nextStepModal } from './next-step.ts';
import { notAFitModal } from './not-a-fit.ts';
import { noteModal } from './note.ts';
import { quoteModal } from './quote.ts';
import { reopenModal } from './reopen.ts';
import { archiveStageModal } from './rules/archive-stage.ts';
import { criterionModal } from './rules/criterion.ts';
import { importModals } from './rules/import.ts';
import { inviteModal } from './rules/invite.ts';
import { setUpModals } from './rules/set-up.ts';
import { settingsForms } from './rules/settings/forms.ts';
import { settingsModal } from './rules/settings-form.ts';
import { stageModal } from './rules/stage.ts';
import { stageOrderModal } from './rules/stage-order.ts';
import { teamModal } from './rules/team.ts';
import { waitUntilModal } from './wait-until.ts';
import { wonModal } from './won.ts';

/** Every modal. To add one: write its file, list it here. */
export const modals: readonly Modal[] = [
  newDealModal,
  advanceModal,
  wonModal,
  lostModal,
  notAFitModal,
  reopenModal,
  correctModal,
  noteModal,
  logContactModal,
  nextStepModal,
  waitUntilModal,
  editDealModal,
  personModal,
  needModal,
  ...factForms.map(factsModal),
  assignModal,
  addToDealModal,
  cleanUpModal,
  quoteModal,
  declineQuoteModal,
  lessonModal,
  askOwnerModal,
  askRepModal,
  askHelpModal,
  awayModal,
  stageModal,
  stageOrderModal,
  archiveStageModal,
  criterionModal,
  ...settingsForms.map(settingsModal),
  teamModal,
  inviteModal,
  ...importModals,
  ...setUpModals,
];
