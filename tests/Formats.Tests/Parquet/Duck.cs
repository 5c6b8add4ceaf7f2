using System.Collections;
using DuckDB.NET.Data;
using Heppy.Events;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>DuckDB as an independent reader and writer.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck()
    {
        _connection.Open();
        Run("SET threads = 1");
    }

    public void Run(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>One list per row with the row's values; a flat column has one value per row, a null list has none.</summary>
    public List<object?[]> Column(string file, ColumnSchema column) => Columns(file, [column])[0];

    /// <summary>Several columns at once, by their stored paths, lists of structs included.</summary>
    public List<object?[]>[] Columns(string file, IReadOnlyList<ColumnSchema> columns)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(Expression))} FROM read_parquet('{file}')";
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object?[]>[] rows = [.. columns.Select(_ => new List<object?[]>())];
        while (reader.Read())
        {
            for (int i = 0; i < rows.Length; i++)
            {
                object? value = reader.IsDBNull(i) ? null : Value(reader, i, columns[i]);
                rows[i].Add(value is IList list ? [.. list.Cast<object?>()]
                    : value is null && columns[i].IsJagged ? [] : [value]);
            }
        }

        return rows;
    }

    // Untyped, a list with a null in it is refused.
    private static object Value(DuckDBDataReader reader, int column, ColumnSchema schema)
    {
        if (!schema.IsJagged || !schema.IsNullable || schema.Type == ElementType.String)
        {
            return reader.GetValue(column);
        }

        Type list = typeof(List<>).MakeGenericType(typeof(Nullable<>).MakeGenericType(Conversions.TypeOf(schema.Type)));
        return typeof(DuckDBDataReader).GetMethod(nameof(reader.GetFieldValue))!
            .MakeGenericMethod(list).Invoke(reader, [column])!;
    }

    private static string Expression(ColumnSchema column)
    {
        string path = column.Stored[..column.Stored.IndexOf(": ", StringComparison.Ordinal)];
        string[] parts = path.Split('.');
        int list = Array.FindIndex(parts, p => p is "list" or "bag" or "array");
        return list < 0 ? string.Join('.', parts.Select(Quote))
            : parts.Length <= list + 2 ? Quote(parts[0])
            : $"list_transform({Quote(parts[0])}, lambda x: x.{Quote(parts[^1])})";
    }

    public void Dispose() => _connection.Dispose();

    private static string Quote(string name) => $"\"{name}\"";
}
