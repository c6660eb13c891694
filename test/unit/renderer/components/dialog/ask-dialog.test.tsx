import { describe, expect, it } from 'vitest';
import { AskDialog } from '../../../../../renderer/components/dialog/ask-dialog';
import { runKeyIntent } from '../../../../../renderer/components/keyboard/key-intents';
import { button, click, render, settle } from '../../support/render';

function ask(done: string[], blocked = false) {
  return (
    <AskDialog
      question="Discard this count?"
      consequence="The 13 lines you typed will be gone."
      verb="Discard"
      refusal="Keep counting"
      destructive
      blocked={blocked}
      onVerb={() => done.push('verb')}
      onRefuse={() => done.push('refusal')}
    />
  );
}

describe('a question', () => {
  it('has verbs for buttons and is named by the question', async () => {
    const done: string[] = [];
    render(ask(done));
    await settle();
    const dialog = document.querySelector('[role="dialog"]');
    const title = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('Discard this count?');
    click(button('Keep counting'));
    expect(done).toEqual(['refusal']);
  });

  it('answers Ctrl Enter with its verb, but not while something is missing', async () => {
    const done: string[] = [];
    const { rerender } = render(ask(done, true));
    await settle();
    runKeyIntent('primary');
    expect(done).toEqual([]);
    rerender(ask(done));
    runKeyIntent('primary');
    expect(done).toEqual(['verb']);
  });
});
