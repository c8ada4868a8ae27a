import type { JSX } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageView } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { inputBlocks } from '../blocks/kit.ts';
import { containerKey, EditsContext } from '../state/edits.ts';
import { usePage } from '../state/page.ts';
import { Dialog } from './dialog.tsx';
import { submittedValues } from './modal-values.ts';
import { SurfaceOf } from './surface-of.tsx';

interface ModalProps {
  readonly view: PageView;
  readonly depth: number;
}

const FIRST = [
  '[autofocus]',
  'input:not([type=hidden]), textarea, select',
  '.dialog-body button, .dialog-foot button[type=submit]',
  '.dialog-foot button',
] as const;

/** The field that asks for it, else the first, else the first button. */
function focusFirst(form: HTMLFormElement | null): void {
  const found = FIRST.map((one) => form?.querySelector(one));
  const target = found.find((one) => one instanceof HTMLElement);
  if (target instanceof HTMLElement) target.focus();
}

/** The first wrong field; of a wrong group its first box. */
function focusWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector('[aria-invalid=true]');
  const target = wrong?.querySelector('input') ?? wrong;
  if (target instanceof HTMLElement) target.focus();
}

interface Submission {
  readonly busy: boolean;
  /** How often it was answered: a refused one puts the focus on the first wrong field. */
  readonly answers: number;
  /** Why it could not even be handed in. */
  readonly trouble: string | undefined;
  submit(): void;
}

function useSubmission(view: PageView): Submission {
  const { act } = usePage();
  const { edits } = useContext(EditsContext);
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState(0);
  const [trouble, setTrouble] = useState<string>();
  const send = async (): Promise<void> => {
    const edited = edits[containerKey({ type: 'view', viewId: view.id })];
    const values = submittedValues(inputBlocks(view.blocks), view.values, edited);
    setBusy(true);
    setTrouble(undefined);
    await act({ type: 'viewSubmit', viewId: view.id, values }, setTrouble);
    setBusy(false);
    setAnswers((before) => before + 1);
  };
  return { busy, answers, trouble, submit: () => (busy ? undefined : void send()) };
}

interface FootProps {
  readonly view: PageView;
  readonly busy: boolean;
  onClose(): void;
}

function Foot({ view, busy, onClose }: FootProps): JSX.Element {
  return (
    <div class="dialog-foot">
      <button type="button" class="button" onClick={onClose}>
        {view.close}
      </button>
      {view.submit === undefined ? null : (
        <button type="submit" class="button button-primary" aria-busy={busy}>
          {view.submit}
        </button>
      )}
    </div>
  );
}

/** One form of the stack; its key is the view, so that a pushed one starts afresh. */
function ModalForm({ view, onClose }: { readonly view: PageView; onClose(): void }): JSX.Element {
  const { busy, answers, trouble = view.trouble, submit } = useSubmission(view);
  const form = useRef<HTMLFormElement>(null);
  const container = useMemo(() => ({ type: 'view' as const, viewId: view.id }), [view.id]);
  // A view that only said "loading" had no field to go to: look again when it is replaced.
  useEffect(() => {
    if (form.current?.contains(document.activeElement) === false) focusFirst(form.current);
  }, [view.hash]);
  useEffect(() => {
    if (answers > 0) focusWrong(form.current);
  }, [answers]);
  return (
    <form
      ref={form}
      class="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="dialog-body">
        {trouble === undefined ? null : (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        <SurfaceOf container={container} known={view.values} errors={view.errors}>
          <Blocks blocks={view.blocks} />
        </SurfaceOf>
      </div>
      <Foot view={view} busy={busy} onClose={onClose} />
    </form>
  );
}

/** Esc and the lower button go back one view; ✕ closes the whole stack. */
export function ModalView({ view, depth }: ModalProps): JSX.Element {
  const { act } = usePage();
  const close = (all: boolean): void => void act({ type: 'viewClose', viewId: view.id, all });
  return (
    <Dialog
      title={view.title}
      aside={
        depth > 1 ? (
          <button type="button" class="back-button" onClick={() => close(false)}>
            ‹ Back
          </button>
        ) : null
      }
      onEscape={() => close(false)}
      onClose={() => close(true)}
    >
      <ModalForm key={view.id} view={view} onClose={() => close(false)} />
    </Dialog>
  );
}
