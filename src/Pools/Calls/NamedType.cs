namespace Heppy.Pools.Calls;

/// <summary>Types by name, in this process or in another.</summary>
internal static class NamedType
{
    internal static string Of(Type type) => type.AssemblyQualifiedName!;

    internal static Type Load(string name) => Type.GetType(name, throwOnError: true)!;
}
