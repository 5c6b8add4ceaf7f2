using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>Writes the items of a collection to a text file, for the first events of a component.</summary>
/// <typeparam name="T">Type of the items, shown as their <c>ToString</c> shows them.</typeparam>
/// <example>
/// <code>
/// new Printer&lt;Muon&gt; { Input = "good_muons", Events = 20 }     // Printer/printed.txt
/// </code>
/// </example>
public sealed class Printer<T> : Analyzer
    where T : struct
{
    private readonly TextOutput _text = new("printed.txt");

    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Entries of the component to print.</summary>
    /// <value>10.</value>
    public long Events { get; init; } = 10;

    /// <inheritdoc/>
    /// <exception cref="UserError"><see cref="Events"/> is below 1.</exception>
    public override void BeginLoop(Setup setup) => Refuse.Below(1, Events);

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        if (ev.Entry < Events)
        {
            _text.Write(ev, string.Create(CultureInfo.InvariantCulture, $"entry {ev.Entry}: run {ev.Run}, lumi {ev.Lumi}, event {ev.Number}, weight {ev.Weight}"));
            foreach (ref readonly T item in Input[ev])
            {
                _text.Write(ev, $"  {item}");
            }
        }

        return true;
    }
}
