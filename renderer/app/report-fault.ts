/** Hands a fault of a screen to the console, which main writes to its log; the person sees only the code. */
export function reportFault(fingerprint: string, error: unknown): void {
  console.error(fingerprint, error);
}
