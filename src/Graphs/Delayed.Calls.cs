using System.Runtime.CompilerServices;
using Heppy.Graphs.Nodes;

namespace Heppy.Graphs;

/// <content>Calls of functions of one to four parameters, each of them lazy or a plain value.</content>
public abstract partial class Delayed
{
    /// <summary>A call with one argument, when they are there.</summary>
    /// <param name="function">The function; static, see <see cref="Pools.Pool"/>.</param>
    /// <param name="a">The argument, lazy or a plain value.</param>
    /// <exception cref="UserError">The function is not static.</exception>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, TResult>(Func<T1, TResult> function, Delayed<T1> a) => new CallNode1<T1, TResult>(function, a);

    /// <inheritdoc cref="Call{T1, TResult}(Func{T1, TResult}, Delayed{T1})"/>
    [OverloadResolutionPriority(0)]
    public static Delayed<TResult> Call<T1, TResult>(Func<T1, TResult> function, T1 a) => Call(function, Value(a));

    /// <summary>A call with two arguments, when they are there.</summary>
    /// <param name="function">The function; static, see <see cref="Pools.Pool"/>.</param>
    /// <param name="a">First argument, lazy or a plain value.</param>
    /// <param name="b">Second argument, lazy or a plain value.</param>
    /// <exception cref="UserError">The function is not static.</exception>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, TResult>(Func<T1, T2, TResult> function, Delayed<T1> a, Delayed<T2> b) => new CallNode2<T1, T2, TResult>(function, a, b);

    /// <inheritdoc cref="Call{T1, T2, TResult}(Func{T1, T2, TResult}, Delayed{T1}, Delayed{T2})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, TResult>(Func<T1, T2, TResult> function, Delayed<T1> a, T2 b) => Call(function, a, Value(b));

    /// <inheritdoc cref="Call{T1, T2, TResult}(Func{T1, T2, TResult}, Delayed{T1}, Delayed{T2})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, TResult>(Func<T1, T2, TResult> function, T1 a, Delayed<T2> b) => Call(function, Value(a), b);

    /// <inheritdoc cref="Call{T1, T2, TResult}(Func{T1, T2, TResult}, Delayed{T1}, Delayed{T2})"/>
    [OverloadResolutionPriority(0)]
    public static Delayed<TResult> Call<T1, T2, TResult>(Func<T1, T2, TResult> function, T1 a, T2 b) => Call(function, Value(a), Value(b));

    /// <summary>A call with three arguments, when they are there.</summary>
    /// <param name="function">The function; static, see <see cref="Pools.Pool"/>.</param>
    /// <param name="a">First argument, lazy or a plain value.</param>
    /// <param name="b">Second argument, lazy or a plain value.</param>
    /// <param name="c">Third argument, lazy or a plain value.</param>
    /// <exception cref="UserError">The function is not static.</exception>
    [OverloadResolutionPriority(3)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c) => new CallNode3<T1, T2, T3, TResult>(function, a, b, c);

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, Delayed<T1> a, Delayed<T2> b, T3 c) => Call(function, a, b, Value(c));

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, Delayed<T1> a, T2 b, Delayed<T3> c) => Call(function, a, Value(b), c);

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, Delayed<T1> a, T2 b, T3 c) => Call(function, a, Value(b), Value(c));

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, T1 a, Delayed<T2> b, Delayed<T3> c) => Call(function, Value(a), b, c);

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, T1 a, Delayed<T2> b, T3 c) => Call(function, Value(a), b, Value(c));

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, T1 a, T2 b, Delayed<T3> c) => Call(function, Value(a), Value(b), c);

    /// <inheritdoc cref="Call{T1, T2, T3, TResult}(Func{T1, T2, T3, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3})"/>
    [OverloadResolutionPriority(0)]
    public static Delayed<TResult> Call<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, T1 a, T2 b, T3 c) => Call(function, Value(a), Value(b), Value(c));

    /// <summary>A call with four arguments, when they are there.</summary>
    /// <param name="function">The function; static, see <see cref="Pools.Pool"/>.</param>
    /// <param name="a">First argument, lazy or a plain value.</param>
    /// <param name="b">Second argument, lazy or a plain value.</param>
    /// <param name="c">Third argument, lazy or a plain value.</param>
    /// <param name="d">Fourth argument, lazy or a plain value.</param>
    /// <exception cref="UserError">The function is not static.</exception>
    [OverloadResolutionPriority(4)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c, Delayed<T4> d) => new CallNode4<T1, T2, T3, T4, TResult>(function, a, b, c, d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(3)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, Delayed<T2> b, Delayed<T3> c, T4 d) => Call(function, a, b, c, Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(3)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, Delayed<T2> b, T3 c, Delayed<T4> d) => Call(function, a, b, Value(c), d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, Delayed<T2> b, T3 c, T4 d) => Call(function, a, b, Value(c), Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(3)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, T2 b, Delayed<T3> c, Delayed<T4> d) => Call(function, a, Value(b), c, d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, T2 b, Delayed<T3> c, T4 d) => Call(function, a, Value(b), c, Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, T2 b, T3 c, Delayed<T4> d) => Call(function, a, Value(b), Value(c), d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, Delayed<T1> a, T2 b, T3 c, T4 d) => Call(function, a, Value(b), Value(c), Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(3)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, Delayed<T2> b, Delayed<T3> c, Delayed<T4> d) => Call(function, Value(a), b, c, d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, Delayed<T2> b, Delayed<T3> c, T4 d) => Call(function, Value(a), b, c, Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, Delayed<T2> b, T3 c, Delayed<T4> d) => Call(function, Value(a), b, Value(c), d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, Delayed<T2> b, T3 c, T4 d) => Call(function, Value(a), b, Value(c), Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(2)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, T2 b, Delayed<T3> c, Delayed<T4> d) => Call(function, Value(a), Value(b), c, d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, T2 b, Delayed<T3> c, T4 d) => Call(function, Value(a), Value(b), c, Value(d));

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(1)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, T2 b, T3 c, Delayed<T4> d) => Call(function, Value(a), Value(b), Value(c), d);

    /// <inheritdoc cref="Call{T1, T2, T3, T4, TResult}(Func{T1, T2, T3, T4, TResult}, Delayed{T1}, Delayed{T2}, Delayed{T3}, Delayed{T4})"/>
    [OverloadResolutionPriority(0)]
    public static Delayed<TResult> Call<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function, T1 a, T2 b, T3 c, T4 d) => Call(function, Value(a), Value(b), Value(c), Value(d));
}
