import { powerMonitor } from 'electron';

/** A desktop PC sleeps at 02:00: what became due meanwhile is asked for again when it wakes or its screen is unlocked. */
export function watchPower(woke: () => void): void {
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
}
