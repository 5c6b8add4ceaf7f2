namespace Heppy;

/// <summary>Makes things on several threads and hands them out in their order.</summary>
internal static class InOrder
{
    /// <summary>Makes one thing of each item, a few ahead of whoever takes them; each is disposed once the next is asked for.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <typeparam name="TResult">Type of what is made.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many are made, or made and not yet taken, at a time; 1 or more.</param>
    /// <param name="make">Makes one; what it throws, the enumeration throws in its turn.</param>
    internal static IEnumerable<TResult> Make<T, TResult>(IReadOnlyList<T> items, int atOnce, Func<T, TResult> make)
        where TResult : IDisposable
    {
        var ahead = new Queue<Task<TResult>>();
        try
        {
            for (int next = 0; next < items.Count || ahead.Count > 0;)
            {
                for (; next < items.Count && ahead.Count < atOnce; next++)
                {
                    T item = items[next];
                    ahead.Enqueue(Task.Run(() => make(item)));
                }

                using TResult made = ahead.Peek().GetAwaiter().GetResult();
                ahead.Dequeue();
                yield return made;
            }
        }
        finally
        {
            // Those that nobody will ask for. Why one of them failed is not what the caller is told: an earlier failure is.
            foreach (Task<TResult> task in ahead)
            {
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
                if (task.IsCompletedSuccessfully)
                {
                    task.Result.Dispose();
                }
            }
        }
    }
}
