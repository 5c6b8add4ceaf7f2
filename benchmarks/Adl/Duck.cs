using System.Globalization;
using DuckDB.NET.Data;

/// <summary>DuckDB over one file.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    internal Duck(string path, int threads)
    {
        _connection.Open();
        Execute($"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}");
        Execute(DuckQueries.Macros);
        Execute($"CREATE VIEW t AS SELECT *, file_row_number FROM read_parquet('{path}', file_row_number = true)");
    }

    /// <summary>The contents of a histogram, flow bins included.</summary>
    internal double[] Histogram(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        double[] bins = new double[HandWritten.Bins + 2];
        while (reader.Read())
        {
            bins[reader.GetInt32(0)] += reader.GetInt64(1);
        }

        return bins;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
