using Heppy.Trees;

namespace Heppy;

/// <summary>The trees of a directory of results while they are written: one writer each, rows in the order of the entries.</summary>
/// <param name="sink">Where the files go.</param>
/// <param name="format">Their format.</param>
internal sealed class TreeFiles(IResultSink sink, ITreeFormat format) : IDisposable
{
    private readonly Dictionary<string, (Stream Stream, ITreeWriter Writer)> _open = new(StringComparer.Ordinal);

    /// <summary>Appends rows to a tree, which is started by the first call, also with no rows.</summary>
    internal void Append(string analyzer, ITreeRows rows)
    {
        string path = PathOf(analyzer, rows.Name, format);
        if (!_open.TryGetValue(path, out var tree))
        {
            Stream stream = sink.Create(path);
            tree = (stream, format.Create(stream, rows.Schema, rows.Name));
            _open.Add(path, tree);
        }

        rows.AppendTo(tree.Writer);
    }

    /// <summary>Ends all files.</summary>
    internal void Finish()
    {
        foreach ((Stream stream, ITreeWriter writer) in _open.Values)
        {
            writer.Finish();
            writer.Dispose();
            stream.Dispose();
        }

        _open.Clear();
    }

    internal static string PathOf(string analyzer, string tree, ITreeFormat format) => $"{analyzer}/{tree}{format.Extension}";

    /// <summary>Gives up the files that are not ended. That a full disk does not take the rest of them is no news: why they are given up is told elsewhere.</summary>
    public void Dispose()
    {
        foreach ((Stream stream, ITreeWriter writer) in _open.Values)
        {
            GiveUp(writer);
            GiveUp(stream);
        }

        _open.Clear();
    }

    private static void GiveUp(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (IOException)
        {
        }
    }
}
