using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>How a user's record maps to columns: one constructor parameter, one column. Found once per type.</summary>
/// <typeparam name="T">A record whose longest constructor has only column parameters.</typeparam>
internal static class RecordLayout<T>
{
    private static readonly Lazy<Reader> Compiled = new(Compile);

    /// <summary>Reads items <c>first</c> to <c>first + into.Length - 1</c> of the columns' value arrays into records.</summary>
    internal delegate void Reader(object[] columns, int first, Span<T> into);

    /// <summary>The parameters, in order.</summary>
    internal static ParameterInfo[] Parameters { get; } =
        typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length)?.GetParameters() ?? [];

    /// <summary>Reads records from columns; compiled once.</summary>
    internal static Reader Read => Compiled.Value;

    /// <summary>Name of a parameter's column without the collection: first letter in lower case, unless named by an attribute.</summary>
    internal static string ColumnOf(ParameterInfo parameter) =>
        NamedColumn(parameter) ?? char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];

    /// <summary>Name given by <see cref="ColumnAttribute"/>, or null.</summary>
    internal static string? NamedColumn(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<ColumnAttribute>()?.Name
        ?? typeof(T).GetProperty(parameter.Name!)?.GetCustomAttribute<ColumnAttribute>()?.Name;

    /// <summary>Compiles <c>for (i = 0; i &lt; into.Length; i++) into[i] = new T(a[first + i], b[first + i], ...)</c> with typed arrays a, b, ...</summary>
    private static Reader Compile()
    {
        ParameterExpression columns = Expression.Parameter(typeof(object[]), "columns");
        ParameterExpression first = Expression.Parameter(typeof(int), "first");
        ParameterExpression into = Expression.Parameter(typeof(Span<T>), "into");
        ParameterExpression i = Expression.Variable(typeof(int), "i");
        ParameterExpression[] arrays = [.. Parameters.Select(p => Expression.Variable(p.ParameterType.MakeArrayType(), p.Name))];
        LabelTarget end = Expression.Label();
        MethodInfo cast = typeof(Unsafe).GetMethods().First(m => m.Name == nameof(Unsafe.As) && m.GetGenericArguments().Length == 1);
        IEnumerable<Expression> typed = arrays.Select((a, n) =>
            Expression.Assign(a, Expression.Call(cast.MakeGenericMethod(a.Type), Expression.ArrayIndex(columns, Expression.Constant(n)))));
        ConstructorInfo constructor = typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        Expression record = Expression.New(constructor, arrays.Select(a => Expression.ArrayIndex(a, Expression.Add(first, i))));
        Expression loop = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(i, Expression.Property(into, nameof(Span<T>.Length))),
                Expression.Block(Expression.Call(typeof(RecordLayout<T>), nameof(Put), null, into, i, record), Expression.PreIncrementAssign(i)),
                Expression.Break(end)),
            end);
        return Expression.Lambda<Reader>(Expression.Block([i, .. arrays], [.. typed, Expression.Assign(i, Expression.Constant(0)), loop]), columns, first, into).Compile();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<T> into, int i, T item) => into[i] = item;
}
