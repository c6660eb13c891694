import { useEffect, useState } from 'react';

export interface Printing<Paper> {
  readonly paper: Paper;
  readonly at: string;
}

/** Prints once what is printed stands on the page: the paper decides the layout, and the dialog takes its picture at once. */
export function usePrint<Paper>(): {
  readonly printing: Printing<Paper> | null;
  readonly print: (paper: Paper) => void;
} {
  const [printing, setPrinting] = useState<Printing<Paper> | null>(null);
  useEffect(() => {
    if (printing === null) return undefined;
    const done = (): void => setPrinting(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [printing]);
  return { printing, print: (paper) => setPrinting({ paper, at: new Date().toISOString() }) };
}
