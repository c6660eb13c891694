import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf } from '../../../shared/contract/contract';
import { call } from '../../api/call';
import type { AuditLine } from './audit-wording';

const noLines: readonly AuditLine[] = [];

/** The entries that fit, page by page from the newest, each page asked by the number of the oldest one shown. */
export function useAuditPages(question: InputOf<'audit.list'>) {
  const pages = useInfiniteQuery({
    queryKey: ['audit.list', question],
    queryFn: ({ pageParam }) => call('audit.list', pageParam === null ? question : { ...question, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page, all) => {
      const shown = all.reduce((count, { entries }) => count + entries.length, 0);
      return shown < page.total ? (page.entries.at(-1)?.seq ?? null) : null;
    },
    placeholderData: keepPreviousData,
  });
  const lines = useMemo(() => pages.data?.pages.flatMap((page) => page.entries) ?? noLines, [pages.data]);
  const first = pages.data?.pages[0];
  return {
    lines,
    total: pages.data?.pages.at(-1)?.total ?? 0,
    actors: first?.actors ?? [],
    groups: first?.groups ?? [],
    error: pages.error,
    waiting: pages.isPending,
    hasOlder: pages.hasNextPage,
    readingOlder: pages.isFetchingNextPage,
    readOlder: () => void pages.fetchNextPage(),
    readAgain: () => void pages.refetch(),
  };
}
