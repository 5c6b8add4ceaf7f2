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

    private delegate T ItemReader(object[] columns, int index);

    private static Reader Compile()
    {
        // One call per item through a delegate costs about 2 ns; the loop around it stays in plain C#.
        ParameterExpression columns = Expression.Parameter(typeof(object[]));
        ParameterExpression index = Expression.Parameter(typeof(int));
        MethodInfo cast = typeof(Unsafe).GetMethods().First(m => m.Name == "As" && m.GetGenericArguments().Length == 1);
        IEnumerable<Expression> arguments = Parameters.Select((p, i) => Expression.ArrayIndex(
            Expression.Call(cast.MakeGenericMethod(p.ParameterType.MakeArrayType()), Expression.ArrayIndex(columns, Expression.Constant(i))),
            index));
        ConstructorInfo constructor = typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        ItemReader item = Expression.Lambda<ItemReader>(Expression.New(constructor, arguments), columns, index).Compile();
        return (from, first, into) =>
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = item(from, first + i);
            }
        };
    }
}
