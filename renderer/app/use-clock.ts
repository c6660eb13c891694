import { useEffect, useState } from 'react';

/** The time, in milliseconds since 1970, read again every `everyMilliseconds`. `read` is the window's clock. */
export function useClock(read: () => number, everyMilliseconds = 1000): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [read, everyMilliseconds]);
  return now;
}
