using System.Linq.Expressions;
using System.Reflection;
using Heppy.Events;

namespace Heppy;

/// <summary>How a record is written to columns. Found once per type.</summary>
internal static class RowLayout<TRow>
    where TRow : struct
{
    private static readonly Lazy<AppendRow> Compiled = new(Compile);

    internal delegate void AppendRow(in TRow row, ColumnBuffer[] columns);

    /// <summary>Appends a row; compiled once.</summary>
    internal static AppendRow Append => Compiled.Value;

    /// <summary>The columns, in order.</summary>
    internal static IReadOnlyList<ColumnSchema> Schema { get; } = [.. RecordLayout<TRow>.Parameters.Select(Describe)];

    /// <summary>What makes the type unusable, or null.</summary>
    internal static string? Problem =>
        Schema.Count == 0 ? $"{typeof(TRow).Name} has no constructor with parameters, so a row would have no columns"
        : Schema.FirstOrDefault(c => c.Type == ElementType.Unsupported) is { } bad ? $"{typeof(TRow).Name}.{bad.Name} ({bad.Stored}) cannot be a column"
        : null;

    internal static ColumnBuffer[] NewColumns() => Problem is not null
        ? []
        : [.. RecordLayout<TRow>.Parameters.Select(p => ColumnBuffer.Create(Name(p), ValueType(p.ParameterType), p.ParameterType.IsArray))];

    private static string Name(ParameterInfo p) => RecordLayout<TRow>.NamedColumn(p) ?? p.Name!;

    private static ColumnSchema Describe(ParameterInfo p)
    {
        Type value = ValueType(p.ParameterType);
        Type plain = Nullable.GetUnderlyingType(value) ?? value;
        return new ColumnSchema(Name(p), Conversions.ElementOf(plain), p.ParameterType.IsArray, plain != value, Stored: p.ParameterType.Name);
    }

    private static Type ValueType(Type parameter)
    {
        Type type = parameter.IsArray ? parameter.GetElementType()! : parameter;
        return type.IsEnum ? typeof(string) : type;
    }

    private static AppendRow Compile()
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow).MakeByRefType());
        ParameterExpression columns = Expression.Parameter(typeof(ColumnBuffer[]));
        IEnumerable<Expression> appends = RecordLayout<TRow>.Parameters.Select((p, i) =>
        {
            Type value = ValueType(p.ParameterType);
            Expression column = Expression.Convert(Expression.ArrayIndex(columns, Expression.Constant(i)), typeof(ColumnBuffer<>).MakeGenericType(value));
            Expression item = Expression.Property(row, p.Name!);
            if (p.ParameterType.IsEnum)
            {
                item = Expression.Call(typeof(RowLayout<TRow>), nameof(EnumName), [p.ParameterType], item);
            }

            string method = p.ParameterType.IsArray ? nameof(ColumnBuffer<int>.AppendList) : nameof(ColumnBuffer<int>.Append);
            return Expression.Call(column, method, null, item);
        });
        return Expression.Lambda<AppendRow>(Expression.Block(appends), row, columns).Compile();
    }

    private static string EnumName<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.GetName(value) ?? value.ToString();
}
