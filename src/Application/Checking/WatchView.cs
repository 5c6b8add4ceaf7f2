namespace Heppy.Commands;

/// <summary>Draws the state of runs again and again, until all is sealed or nothing is under way any more.</summary>
/// <param name="console">Where it is drawn; in a file, only changes are printed.</param>
/// <param name="interval">Time between two looks.</param>
internal sealed class WatchView(RunConsole console, TimeSpan interval)
{
    /// <summary>Watches.</summary>
    internal void Watch(IReadOnlyList<RunStatus> runs)
    {
        string before = "";
        while (true)
        {
            List<ChunkStatus> chunks = [.. runs.SelectMany(r => r.Chunks())];
            bool isOver = !chunks.Any(c => c.IsUnderWay || c.Condition == ChunkCondition.Unknown);
            string table = CheckText.Table(chunks);
            if (console.IsTerminal)
            {
                console.Draw(table);
            }
            else if (table != before && !isOver)
            {
                // How it ended is reported by whoever watched.
                console.Info(table);
            }

            before = table;
            if (isOver)
            {
                console.Draw("");
                return;
            }

            Thread.Sleep(interval);
        }
    }
}
