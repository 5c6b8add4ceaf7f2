namespace Heppy.Pools.Calls;

/// <summary>Functions of several parameters, called with a tuple.</summary>
internal static class Star
{
    internal static Func<(T1, T2), TResult> Of<T1, T2, TResult>(Func<T1, T2, TResult> function) => t => function(t.Item1, t.Item2);

    internal static Func<(T1, T2, T3), TResult> Of<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function) => t => function(t.Item1, t.Item2, t.Item3);

    internal static Func<(T1, T2, T3, T4), TResult> Of<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function) => t => function(t.Item1, t.Item2, t.Item3, t.Item4);

    internal static Func<TJob, TResult> Ignoring<TJob, TResult>(Func<TResult> function) => _ => function();

    /// <summary>A loaded function, called with a job: <see cref="Func{TJob, TResult}"/> of these.</summary>
    /// <param name="load">Makes a delegate of a type.</param>
    /// <param name="parameters">Number of parameters of the function.</param>
    /// <param name="job">Type of the job: a tuple, if the function has several parameters.</param>
    /// <param name="result">Type of the result.</param>
    internal static Delegate Load(Func<Type, Delegate> load, int parameters, Type job, Type result)
    {
        if (parameters == 1)
        {
            return load(typeof(Func<,>).MakeGenericType(job, result));
        }

        const System.Reflection.BindingFlags Own = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic;
        if (parameters == 0)
        {
            return (Delegate)typeof(Star).GetMethod(nameof(Ignoring), Own)!.MakeGenericMethod(job, result).Invoke(null, [load(typeof(Func<>).MakeGenericType(result))])!;
        }

        Type[] types = [.. job.GetGenericArguments(), result];
        Type open = parameters switch { 2 => typeof(Func<,,>), 3 => typeof(Func<,,,>), _ => typeof(Func<,,,,>) };
        return (Delegate)typeof(Star).GetMethods(Own)
            .Single(m => m.Name == nameof(Of) && m.GetGenericArguments().Length == types.Length)
            .MakeGenericMethod(types).Invoke(null, [load(open.MakeGenericType(types))])!;
    }
}
