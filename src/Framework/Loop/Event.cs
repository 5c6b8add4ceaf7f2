namespace Heppy;

/// <summary>The event being processed. One object serves all events of a range.</summary>
public sealed class Event
{
    internal Event(Component component) => Component = component;

    /// <summary>The sample it belongs to.</summary>
    public Component Component { get; }

    /// <summary>Entry in the component, counted over its files from 0.</summary>
    public long Entry => Batch.FirstEntry + Row;

    /// <summary>Entry in its file, from 0.</summary>
    public long EntryInFile => Batch.FirstEntryInFile + Row;

    /// <summary>Path of its file.</summary>
    public string File => Batch.File;

    /// <summary>Run number (column <c>run</c>); 1 where there is none.</summary>
    public uint Run => Batch.Ids.Run(Batch, Row);

    /// <summary>Luminosity block (column <c>luminosityBlock</c>); 1 where there is none.</summary>
    public uint Lumi => Batch.Ids.Lumi(Batch, Row);

    /// <summary>Event number (column <c>event</c>); the entry where there is none.</summary>
    public ulong Number => Batch.Ids.Number(Batch, Row);

    /// <summary>Weight: the generator weight times whatever analyzers multiplied it with. 1 for data.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Row in the current batch.</summary>
    internal int Row { get; set; }

    /// <summary>The current batch.</summary>
    internal EventBatch Batch { get; set; } = null!;

    /// <summary>Different for every event of a range.</summary>
    internal long Stamp { get; set; }
}
