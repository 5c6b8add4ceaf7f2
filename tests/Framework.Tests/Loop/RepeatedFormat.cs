using Heppy.Events;

namespace Heppy.Framework.Tests.Loop;

/// <summary>Opens a <see cref="RepeatedFile"/>, whatever the path.</summary>
internal sealed class RepeatedFormat(int rowGroups) : IEventFormat
{
    public string Name => RepeatedFile.Name;

    public bool Recognises(string path) => true;

    public IEventFile Open(string path, string? tree = null) => new RepeatedFile(rowGroups);
}
