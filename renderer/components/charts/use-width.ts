import { useElementSize } from '@mantine/hooks';
import type { RefCallback } from 'react';

const widthBeforeMeasured = 640;

/** The width an element has been given, so that text in a drawing keeps its size when the window grows. */
export function useWidth(): { readonly ref: RefCallback<HTMLDivElement | null>; readonly width: number } {
  const { ref, width } = useElementSize<HTMLDivElement>();
  return { ref, width: width === 0 ? widthBeforeMeasured : width };
}
