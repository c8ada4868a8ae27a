import type { Confirm } from '@slack/types';
import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';
import { Dialog } from '../shell/dialog.tsx';
import { TextObject } from '../text/text-object.tsx';

type Ask = (confirm: Confirm) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(true));

export function useConfirm(): Ask {
  return useContext(ConfirmContext);
}

interface Question {
  readonly confirm: Confirm;
  answer(yes: boolean): void;
}

function ConfirmDialog({ confirm, answer }: Question): JSX.Element {
  const style = confirm.style === 'danger' ? 'button button-danger' : 'button button-primary';
  return (
    <Dialog title={confirm.title?.text ?? 'Are you sure?'} small onClose={() => answer(false)}>
      <div class="dialog-body">
        <TextObject text={confirm.text} />
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" class={style} onClick={() => answer(true)}>
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </Dialog>
  );
}

/** Asks one question at a time, above whatever is open. */
export function ConfirmHost({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback<Ask>(
    (confirm) =>
      new Promise((resolve) => {
        setQuestion({
          confirm,
          answer: (yes) => {
            setQuestion(undefined);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {question === undefined ? null : <ConfirmDialog {...question} />}
    </ConfirmContext.Provider>
  );
}
