import { isKeyIntent, runKeyIntent } from '../components/keyboard/key-intents';
import { navigate, screenNames } from '../components/navigation/route';

const screenPrefix = 'screen:';

/** Does what was chosen in the native menu; ignores a screen this person may not open. */
export function runMenuIntent(intent: string, mayOpen: (screen: string) => boolean): void {
  if (intent === 'print') {
    window.print();
    return;
  }
  const screen = screenNames.find((name) => `${screenPrefix}${name}` === intent);
  if (screen !== undefined) {
    if (mayOpen(screen)) navigate({ screen });
  } else if (isKeyIntent(intent)) runKeyIntent(intent);
}
