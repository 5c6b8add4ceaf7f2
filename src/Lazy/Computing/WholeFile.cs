using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;

namespace Heppy.Lazy.Computing;

/// <summary>A file that parts are appended to, aside; it gets its name when it is whole.</summary>
internal sealed class WholeFile : State
{
    private static readonly ParquetFormat Format = new();
    private readonly string _path;
    private readonly string _aside;
    private readonly FileStream _stream;
    private readonly ITreeWriter _writer;

    internal WholeFile(string path, string run, IReadOnlyList<ColumnSchema> schema)
    {
        (_path, _aside) = (path, PathOf(path, run, "new"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _stream = File.Create(_aside);
        _writer = Format.Create(_stream, schema);
    }

    /// <summary>Number of rows.</summary>
    internal long Rows { get; private set; }

    /// <summary>Path of a file beside another that is there for the time of a computation.</summary>
    internal static string PathOf(string path, string run, string what) => $"{path}.{run}.{what}";

    /// <inheritdoc/>
    internal override void Merge(State later)
    {
        string part = ((FilePart)later).Path;
        using (IEventFile rows = Format.Open(part))
        {
            new StoredTree("rows", rows).AppendTo(_writer);
        }

        File.Delete(part);
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        Rows = _writer.Rows;
        _writer.Finish();
        _writer.Dispose();
        _stream.Dispose();
        File.Move(_aside, _path, overwrite: true);
        Clean();
    }

    /// <inheritdoc/>
    internal override void Abandon()
    {
        _writer.Dispose();
        _stream.Dispose();
        Clean();
    }

    /// <summary>Also of what partitions left that died, or whose rows nobody wants any more.</summary>
    private void Clean()
    {
        foreach (string left in Directory.EnumerateFiles(Path.GetDirectoryName(_aside)!, Path.GetFileName(Path.ChangeExtension(_aside, "*"))))
        {
            File.Delete(left);
        }
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => throw new InvalidOperationException("A whole file stays where it is.");

    /// <inheritdoc/>
    internal override void Read(BinaryReader from) => throw new InvalidOperationException("A whole file stays where it is.");
}
