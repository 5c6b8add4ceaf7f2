using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Trees;

/// <summary>Which basket is being read, for messages that are seldom made.</summary>
internal sealed class BasketPlace(RootFile file, TreeBranch branch)
{
    /// <summary>Number of the basket.</summary>
    public int Number { get; set; }

    public override string ToString() => $"{file.Path}: branch {branch.Schema.Name}, basket {Number}";
}
