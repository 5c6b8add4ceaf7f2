using Heppy.Tables;

namespace Heppy.Reports;

/// <summary>All that a report says, ready to be written down; the same run gives the same report.</summary>
internal sealed record RunReport
{
    /// <summary>Name of the run: that of its directory.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended, in a word.</summary>
    public required ReportVerdict Verdict { get; init; }

    /// <summary>How it ended, in a sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What ran, where and when: names and values.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>Source files of the configuration: names and texts.</summary>
    public required IReadOnlyList<(string Name, string Text)> Sources { get; init; }

    /// <summary>Components with files, events and weights.</summary>
    public required Table Components { get; init; }

    /// <summary>Chunks by component and state.</summary>
    public required Table Chunks { get; init; }

    /// <summary>What is missing, a sentence each.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Expected events after all cuts, or null without cut flows.</summary>
    public required Table? Yields { get; init; }

    /// <summary>Cut flows of all components side by side.</summary>
    public required IReadOnlyList<Table> CutFlows { get; init; }

    /// <summary>Where the time went, or null if nothing is done.</summary>
    public required Table? Times { get; init; }

    /// <summary>Failed chunks.</summary>
    public required IReadOnlyList<FailureGroup> Failures { get; init; }

    /// <summary>Anything else to be aware of, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The figures.</summary>
    public required Gallery Gallery { get; init; }

    /// <summary>The verdict as it is printed.</summary>
    public string Word => Verdict switch
    {
        ReportVerdict.Running => "under way",
        _ => Verdict.ToString().ToLowerInvariant(),
    };
}
