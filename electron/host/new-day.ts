/** What is asked and told about the turn of the day. */
export interface DayWatched {
  /** As the open records last said; undefined while they are closed. */
  readonly businessDate: () => string | undefined;
  readonly readAgain: () => Promise<void>;
  readonly tell: (areas: readonly string[]) => void;
}

/** Asks the records for their business date, and tells the windows when it turned: nobody may have touched anything since. */
export async function noticeNewDay({ businessDate, readAgain, tell }: DayWatched): Promise<void> {
  const before = businessDate();
  if (before === undefined) return;
  await readAgain();
  if (businessDate() !== before) tell(['settings']);
}
