/**
 * Works through tasks, at most `width` at the same time; the results are in the order of the tasks. After a failure no
 * further task is begun, and those under way are waited for, so that whatever they started is ended.
 */
export async function inParallel<T, R>(
  width: number,
  tasks: readonly T[],
  work: (task: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < tasks.length && !failed) {
      const index = next++;
      try {
        results[index] = await work(tasks[index] as T);
      } catch (problem) {
        failed = true;
        throw problem;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
