using System.Collections.Concurrent;
using Heppy.Events;
using Heppy.Physics;

namespace Heppy;

/// <summary>Finds the sum of weights that a configuration gives in place of the counted one.</summary>
internal sealed class SampleSums(Inputs inputs, PlanFindings findings)
{
    /// <summary>The sum; null where there is none, or where it could not be found, which is reported.</summary>
    internal double? Of(ComponentInputs component) => component.Component is not MCComponent mc ? null : mc.SumOfWeights switch
    {
        { Tree: { } tree, Column: { } column } => Read(component, tree, column),
        { } given => given.Value,
        null => mc.GeneratedEvents ?? mc.Files.Source?.SumOfWeights,
    };

    private double? Read(ComponentInputs component, string tree, string column)
    {
        var sums = new ReproducibleSums(1);
        var errors = new ConcurrentDictionary<int, string>();
        Parallel.For(0, component.Paths.Count, i =>
        {
            try
            {
                double[] values = Values(component.Paths[i], tree, column);
                lock (sums)
                {
                    Array.ForEach(values, v => sums.Add(0, v));
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                errors[i] = e.Message;
            }
            catch (ArgumentException)
            {
                errors[i] = $"{component.Paths[i]}: {tree}.{column} has a value that is not a finite number";
            }
        });

        foreach ((_, string error) in errors.OrderBy(e => e.Key))
        {
            findings.Problem(component.Component, $"SumOfWeights is to come from {tree}.{column}: {error}");
        }

        double sum = sums.Value(0);
        if (errors.IsEmpty && sum == 0)
        {
            findings.Problem(component.Component, $"SumOfWeights is to come from {tree}.{column}, but its values add up to 0 in {component.Paths.Count} file{(component.Paths.Count == 1 ? "" : "s")}");
        }

        return errors.IsEmpty ? sum : null;
    }

    private double[] Values(string path, string tree, string name)
    {
        using IEventFile file = inputs.OpenBeside(path, tree);
        ColumnSchema column = file.Footer.Columns.FirstOrDefault(c => c.Name == name) ?? throw new InvalidDataException(
            $"there is no {name} in the tree {tree} of {path}.{Nearest.Sentence(name, file.Footer.Columns.Select(c => c.Name))}");
        bool isWhole = Conversions.IsLossless(column.Type, typeof(long));
        if (column.IsJagged || column.IsNullable || !(isWhole || Conversions.IsLossless(column.Type, typeof(double))))
        {
            throw new InvalidDataException($"{name} in the tree {tree} of {path} is not one number for each entry, but {column.Stored}");
        }

        ColumnBuffer buffer = isWhole ? new ColumnBuffer<long>(name, false) : new ColumnBuffer<double>(name, false);
        List<double> values = [];
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, [buffer]);
            values.AddRange(buffer is ColumnBuffer<long> whole
                ? whole.Values.Take(buffer.Rows).Select(v => (double)v)
                : ((ColumnBuffer<double>)buffer).Values.Take(buffer.Rows));
        }

        return [.. values];
    }
}
