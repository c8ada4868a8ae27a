/**
 * What is cut off, sticks out of the window or lies on something else, one line each. It runs in the
 * page, so it stands alone.
 */
export function boxFlaws(): readonly string[] {
  const modals = document.querySelectorAll('dialog[open]');
  const root = modals.item(modals.length - 1) ?? document.body;
  const wide = window.innerWidth;
  const flaws: string[] = [];
  const named = (one: Element): string =>
    `<${one.tagName.toLowerCase()} ${one.className}> “${(one.textContent ?? '').trim().slice(0, 60)}”`;
  const isSeen = (one: Element): boolean =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    one.closest('.spoken, .curtain, .tools') === null;
  const isInScroller = (one: Element): boolean => {
    const around = one.parentElement;
    if (around === null || one === root) return false;
    return /auto|scroll/.test(getComputedStyle(one).overflowX) || isInScroller(around);
  };
  const checkBox = (one: Element): void => {
    const { left, right, width } = one.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(one);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = one;
    const isField = one instanceof HTMLInputElement && one.value !== '';
    const hides = /hidden|clip/.test(overflowX) || isField;
    if (clientWidth > 0 && hides && scrollWidth > clientWidth + 1) {
      flaws.push(`cut off sideways: ${isField ? one.value : named(one)}`);
    }
    if (clientHeight > 0 && /hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 2) {
      flaws.push(`cut off below: ${named(one)}`);
    }
    if (width > 0 && (right > wide + 1 || left < -1) && !isInScroller(one)) {
      flaws.push(`outside of the window: ${named(one)}`);
    }
  };
  const doOverlap = (one: DOMRect, other: DOMRect): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
  const checkControls = (place: Element): void => {
    const controls = [...place.querySelectorAll('button, input, textarea, a')].filter(
      (one) => isSeen(one) && one.closest('.popup') === null,
    );
    for (const [index, one] of controls.entries()) {
      for (const other of controls.slice(index + 1)) {
        // A field holds the signs that clear it.
        const isPart = one.closest('.combobox') !== null && other.closest('.combobox') !== null;
        if (!isPart && doOverlap(one.getBoundingClientRect(), other.getBoundingClientRect())) {
          flaws.push(`overlap: ${named(one)} and ${named(other)}`);
        }
      }
    }
  };

  if (document.documentElement.scrollWidth > wide) flaws.push('the page scrolls sideways');
  for (const one of root.querySelectorAll('*')) if (isSeen(one)) checkBox(one);
  const places = root.querySelectorAll('.dialog-body, .dialog-foot, article, .top-bar, .home');
  for (const place of places) checkControls(place);
  return flaws;
}
