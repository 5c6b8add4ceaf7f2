using Heppy.Events;

/// <summary>Opens files that are decoded already.</summary>
internal sealed class DecodedFormat(IReadOnlyList<DecodedFile> files) : IEventFormat
{
    public string Name => "decoded";

    public bool Recognises(string path) => true;

    public IEventFile Open(string path, string? tree = null) => files.First(f => f.Path == path);
}
