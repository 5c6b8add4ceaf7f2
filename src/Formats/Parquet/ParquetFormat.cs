using Heppy.Events;
using Microsoft.Win32.SafeHandles;

namespace Heppy.Formats.Parquet;

/// <summary>Events and trees in Apache Parquet files.</summary>
/// <remarks>
/// Columns are offered under flat names: the field <c>pt</c> of the struct <c>MET</c> is <c>MET_pt</c>, that of the
/// list of structs <c>Muon</c> is the jagged <c>Muon_pt</c>. A null list reads as an empty one. A null string reads as null.
/// </remarks>
public sealed class ParquetFormat : IEventFormat
{
    /// <inheritdoc/>
    public string Name => "Parquet";

    /// <inheritdoc/>
    public bool Recognises(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path);
        (byte[] head, byte[] tail) = Signature.Read(handle, RandomAccess.GetLength(handle));
        return Signature.IsParquet(head, tail);
    }

    /// <inheritdoc/>
    public IEventFile Open(string path) => ParquetEventFile.Open(path);
}
