namespace Heppy.Formats.Root.Objects;

/// <summary>What stands before the members of an object: the version of its class, and where it ends.</summary>
/// <param name="Version">Version of the class; 0 or less for classes without one.</param>
/// <param name="End">Offset behind the object; -1 if it is not written.</param>
internal readonly record struct ObjectHeader(int Version, int End);
