using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>Recorded collisions: never weighted, never scaled.</summary>
/// <param name="name">Filled in by the compiler: the name of the variable.</param>
public sealed class DataComponent([CallerMemberName] string name = "") : Component(name)
{
    /// <summary>Certified luminosity sections ("golden JSON"), relative to the configuration; null to accept all.</summary>
    public string? LumiMask { get; init; }
}
