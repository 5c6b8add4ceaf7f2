using DuckDB.NET.Data;

namespace Heppy.Analyzers.Tests.RealData;

/// <summary>DuckDB, which computes the same from the file on its own: in SQL, from the definitions.</summary>
internal static class Duck
{
    /// <summary>
    /// A table of the particles of a collection: entry, index i, pt, eta, phi, m, further columns, px, py, pz, e. A mass below 0 stands for a
    /// square below 0.
    /// </summary>
    internal static string Particles(string file, string collection, params string[] further) => $"""
        (SELECT *, pt * cos(phi) AS px, pt * sin(phi) AS py, pt * (exp(eta) - exp(-eta)) / 2 AS pz,
                sqrt((pt * (exp(eta) + exp(-eta)) / 2) ** 2 + m * abs(m)) AS e
         FROM (SELECT file_row_number AS entry, generate_subscripts({collection}_pt, 1) - 1 AS i,
                      unnest({collection}_pt)::DOUBLE AS pt, unnest({collection}_eta)::DOUBLE AS eta,
                      unnest({collection}_phi)::DOUBLE AS phi, unnest({collection}_mass)::DOUBLE AS m
                      {string.Concat(further.Select(f => $", unnest({collection}_{f})::BIGINT AS {f}"))}
               FROM read_parquet('{TestData.Find(file)}', file_row_number = true)))
        """;

    /// <summary>Invariant mass of a pair of particles, in SQL.</summary>
    internal static string Mass(string a, string b) =>
        $"sqrt(greatest(0, ({a}.e+{b}.e)**2 - ({a}.px+{b}.px)**2 - ({a}.py+{b}.py)**2 - ({a}.pz+{b}.pz)**2))";

    /// <summary>Distance of two particles in pseudorapidity and azimuth, in SQL.</summary>
    internal static string DeltaR(string a, string b) =>
        $"sqrt(({a}.eta-{b}.eta)**2 + least(abs({a}.phi-{b}.phi), 2*pi()-abs({a}.phi-{b}.phi))**2)";

    /// <summary>Rows of a query; all values as numbers.</summary>
    internal static List<double[]> Rows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<double[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToDouble(reader.GetValue(i), null))]);
        }

        return rows;
    }
}
