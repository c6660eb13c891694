import { formatTime } from '../format/time-format';

const minute = 60_000;
const steps = [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440].map((minutes) => minutes * minute);
const mostTicks = 7;

export interface LaneTick {
  readonly at: number;
  readonly label: string;
}

/** Round clock times between two moments, at most seven. Whole-hour steps fall on whole hours of the zone's clock. */
export function laneTicks(from: number, to: number, timeZone: string): readonly LaneTick[] {
  const step = steps.find((candidate) => (to - from) / candidate <= mostTicks) ?? 1440 * minute;
  const quarter = 15 * minute;
  const grain = Math.min(step, quarter);
  const ticks: LaneTick[] = [];
  for (let at = Math.ceil(from / grain) * grain; at <= to; at += grain) {
    const label = formatTime(at, timeZone);
    const ofDay = Number(label.slice(0, 2)) * 60 + Number(label.slice(3));
    if ((ofDay * minute) % step === 0) ticks.push({ at, label });
  }
  return ticks;
}
