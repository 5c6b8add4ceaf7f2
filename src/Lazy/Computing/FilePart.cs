namespace Heppy.Lazy.Computing;

/// <summary>The rows of a partition, in a file of their own.</summary>
internal sealed class FilePart : State
{
    /// <summary>Its path.</summary>
    internal string Path { get; set; } = "";

    /// <inheritdoc/>
    internal override void Merge(State later) => throw new InvalidOperationException("Parts of files are added to the whole only.");

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => to.Write(Path);

    /// <inheritdoc/>
    internal override void Read(BinaryReader from) => Path = from.ReadString();
}
