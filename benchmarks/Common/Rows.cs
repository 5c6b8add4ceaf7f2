using System.Globalization;

namespace Heppy.Benchmarks;

/// <summary>The rows of a benchmark's table: printed, and appended to the file that <c>HEPPY_BENCH_ROWS</c> names.</summary>
public static class Rows
{
    /// <summary>A ratio of two times that should be small.</summary>
    /// <param name="what">What is compared.</param>
    /// <param name="ratios">The ratio and its spread.</param>
    /// <param name="goal">What it should be at most, or null.</param>
    /// <param name="note">Anything else, or empty.</param>
    public static void Add(string what, Ratios ratios, double? goal, string note = "")
    {
        ArgumentNullException.ThrowIfNull(ratios);
        Write(what, Number(ratios.Median), $"{Number(ratios.Low)} to {Number(ratios.High)}", goal is null ? "" : $"at most {Number(goal.Value)}",
            goal is null ? "" : ratios.Median <= goal ? "yes" : "no", note);
    }

    /// <summary>A ratio that should be large.</summary>
    /// <param name="what">What is compared.</param>
    /// <param name="ratios">The ratio and its spread.</param>
    /// <param name="goal">What it should be at least.</param>
    /// <param name="note">Anything else, or empty.</param>
    public static void AddAtLeast(string what, Ratios ratios, double goal, string note = "")
    {
        ArgumentNullException.ThrowIfNull(ratios);
        Write(what, Number(ratios.Median), $"{Number(ratios.Low)} to {Number(ratios.High)}", $"at least {Number(goal)}", ratios.Median >= goal ? "yes" : "no", note);
    }

    /// <summary>One number that should be small.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="number">The number.</param>
    /// <param name="goal">What it should be at most, or null.</param>
    /// <param name="note">Anything else, or empty.</param>
    public static void Add(string what, double number, double? goal, string note = "") =>
        Write(what, Number(number), "", goal is null ? "" : $"at most {Number(goal.Value)}", goal is null ? "" : number <= goal ? "yes" : "no", note);

    /// <summary>Says something that has no row.</summary>
    public static void Say(FormattableString text) => Console.Out.Write(FormattableString.Invariant(text) + "\n");

    /// <summary>A number with the digits that mean something.</summary>
    public static string Number(double value) =>
        value.ToString(value < 0.1 ? "0.000" : value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>Both times of a ratio, for the note.</summary>
    public static string Times(Ratios ratios, string ours = "heppy", string theirs = "other")
    {
        ArgumentNullException.ThrowIfNull(ratios);
        return $"{ours} {Number(1e3 * ratios.Seconds)} ms, {theirs} {Number(1e3 * ratios.OtherSeconds)} ms";
    }

    private static void Write(string what, string value, string spread, string goal, string met, string note)
    {
        Console.Out.Write($"{what}: {value}{(spread.Length > 0 ? $" ({spread})" : "")}{(goal.Length > 0 ? $"; goal {goal}: {(met == "yes" ? "met" : "NOT MET")}" : "")}{(note.Length > 0 ? $"; {note}" : "")}\n");
        if (Environment.GetEnvironmentVariable("HEPPY_BENCH_ROWS") is { Length: > 0 } file)
        {
            File.AppendAllText(file, $"| {what} | {value} | {spread} | {goal} | {met} | {note} |\n");
        }
    }
}
