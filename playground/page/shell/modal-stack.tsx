import type { JSX } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { containerKey, EditsContext } from '../state/edits.ts';
import { usePage } from '../state/page.ts';
import { ModalView } from './modal-view.tsx';

/** The open modals: only the top one is drawn, those below keep what was typed. */
export function ModalStack(): JSX.Element | null {
  const { snapshot } = usePage();
  const { keepOnly } = useContext(EditsContext);
  const { modals, home } = snapshot;
  useEffect(() => {
    const views = home === null ? modals : [...modals, home];
    keepOnly(new Set(views.map((view) => containerKey({ type: 'view', viewId: view.id }))));
  }, [modals, home, keepOnly]);
  const top = modals.at(-1);
  return top === undefined ? null : <ModalView view={top} depth={modals.length} />;
}
