/** Works through tasks, at most `width` at the same time; the results are in the order of the tasks. */
export async function inParallel<T, R>(
  width: number,
  tasks: readonly T[],
  work: (task: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < tasks.length) {
      const index = next++;
      results[index] = await work(tasks[index] as T);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
