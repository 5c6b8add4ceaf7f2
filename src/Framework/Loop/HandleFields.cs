using System.Collections.Concurrent;
using System.Reflection;

namespace Heppy;

/// <summary>The fields of an analyzer that can hold handles; found once per class.</summary>
internal static class HandleFields
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = [];

    /// <summary>Fields in the order of declaration, those of base classes first.</summary>
    internal static FieldInfo[] Of(Type analyzer) => Known.GetOrAdd(analyzer, Find);

    /// <summary>Names of static fields with handles: all ranges would share them, and nothing would be written.</summary>
    internal static IEnumerable<string> Static(Type analyzer)
    {
        for (Type? type = analyzer; type is not null && type != typeof(Analyzer); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => CanHold(f.FieldType)))
            {
                yield return field.Name;
            }
        }
    }

    private static FieldInfo[] Find(Type analyzer)
    {
        List<FieldInfo> found = [];
        for (Type? type = analyzer; type is not null && type != typeof(Analyzer); type = type.BaseType)
        {
            FieldInfo[] own = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            found.InsertRange(0, own.Where(f => CanHold(f.FieldType)).OrderBy(f => f.MetadataToken));
        }

        return [.. found];
    }

    private static bool CanHold(Type type) =>
        typeof(Handle).IsAssignableFrom(type)
        || (type != typeof(string) && type.GetInterfaces().Append(type).Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && typeof(Handle).IsAssignableFrom(i.GetGenericArguments()[0])));
}
