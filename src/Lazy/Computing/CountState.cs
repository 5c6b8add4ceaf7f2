namespace Heppy.Lazy.Computing;

/// <summary>A number of events, items or elements, and how many of them satisfy a condition.</summary>
internal sealed class CountState : State
{
    /// <summary>All.</summary>
    internal long All { get; set; }

    /// <summary>Those that satisfy the condition.</summary>
    internal long Satisfied { get; set; }

    /// <inheritdoc/>
    internal override void Merge(State later) =>
        (All, Satisfied) = (All + ((CountState)later).All, Satisfied + ((CountState)later).Satisfied);

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        to.Write(All);
        to.Write(Satisfied);
    }

    /// <inheritdoc/>
    internal override void Read(BinaryReader from) => (All, Satisfied) = (from.ReadInt64(), from.ReadInt64());
}
