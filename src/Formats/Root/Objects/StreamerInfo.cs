namespace Heppy.Formats.Root.Objects;

/// <summary>How the objects of one version of a class are streamed.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Version">Its version.</param>
/// <param name="Checksum">Checksum of its members, which tells versions of classes without numbers apart.</param>
/// <param name="Elements">Bases and members in their order.</param>
internal sealed record StreamerInfo(string ClassName, int Version, uint Checksum, IReadOnlyList<StreamerElement> Elements);
