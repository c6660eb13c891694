import { type KeyIntent, runKeyIntent } from '../components/keyboard/key-intents';

/** What a pressed key means to the shell. */
export type ShellKey =
  | { readonly kind: 'intent'; readonly intent: KeyIntent }
  | { readonly kind: 'rail'; readonly position: number }
  | { readonly kind: 'region'; readonly backwards: boolean };

/** The part of a keyboard event that decides, so that the map can be tested without a window. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** A field has the focus: single letters are typing then. */
  readonly typing: boolean;
}

const controlled: Readonly<Record<string, KeyIntent>> = {
  k: 'find',
  b: 'copy-now',
  l: 'lock',
  Enter: 'primary',
};

const plain: Readonly<Record<string, KeyIntent>> = { Escape: 'escape', F9: 'close-day' };

const single: Readonly<Record<string, KeyIntent>> = { '/': 'filter', n: 'create' };

function intent(found: KeyIntent | undefined): ShellKey | undefined {
  return found === undefined ? undefined : { kind: 'intent', intent: found };
}

/** Reads a key press. `singleKeys` is a person's choice: single letters can be switched off (WCAG 2.1.4). */
export function readShellKey(press: KeyPress, singleKeys: boolean): ShellKey | undefined {
  if (press.alt) return undefined;
  if (press.key === 'F6') return press.ctrl ? undefined : { kind: 'region', backwards: press.shift };
  if (press.ctrl) {
    if (/^[1-9]$/u.test(press.key) && !press.shift) return { kind: 'rail', position: Number(press.key) };
    // Undo belongs to the text while a field has the focus.
    if (press.key === 'z' && !press.typing) return intent('undo');
    return press.shift ? undefined : intent(controlled[press.key.length === 1 ? press.key.toLowerCase() : press.key]);
  }
  const always = intent(plain[press.key]);
  if (always !== undefined) return always;
  return singleKeys && !press.typing ? intent(single[press.key.toLowerCase()]) : undefined;
}

/** True for a place where letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

export interface ShellKeyActions {
  readonly singleKeys: boolean;
  readonly openRail: (position: number) => void;
  readonly nextRegion: (backwards: boolean) => void;
}

/** Answers one keyboard event of the window; leaves alone what nobody on show wants. */
export function handleShellKey(event: KeyboardEvent, actions: ShellKeyActions): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press: KeyPress = {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    typing: isTyping(event.target),
  };
  const meant = readShellKey(press, actions.singleKeys);
  if (meant === undefined) return;
  if (meant.kind === 'intent' && !runKeyIntent(meant.intent)) return;
  if (meant.kind === 'rail') actions.openRail(meant.position);
  if (meant.kind === 'region') actions.nextRegion(meant.backwards);
  event.preventDefault();
}
