using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>The fields of a class that can lead to handles; found once per class.</summary>
internal static class HandleFields
{
    private const int Deepest = 8;
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = [];
    private static readonly ConcurrentDictionary<Assembly, bool> Users = [];

    /// <summary>Fields in the order of declaration, those of base classes first.</summary>
    internal static FieldInfo[] Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Names of static fields with handles: all ranges would share them, and nothing would be written.</summary>
    internal static IEnumerable<string> Static(Type analyzer)
    {
        for (Type? type = analyzer; type is not null && type != typeof(Analyzer); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => Holds(f.FieldType)))
            {
                yield return field.Name;
            }
        }
    }

    /// <summary>Whether the items of a collection can lead to handles.</summary>
    internal static bool HasItems(Type type) => HasItems(type, 0);

    /// <summary>Whether a type's fields are to be searched: those of the user's own classes, and of tuples and pairs.</summary>
    internal static bool HasFields(Type type) => IsUsers(type) || IsTuple(type);

    private static FieldInfo[] Find(Type searched)
    {
        List<FieldInfo> found = [];
        for (Type? type = searched; type is not null && type != typeof(Analyzer) && type != typeof(object); type = type.BaseType)
        {
            FieldInfo[] own = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            found.InsertRange(0, own.Where(f => CanLead(f.FieldType, 0)).OrderBy(f => f.MetadataToken));
        }

        return [.. found];
    }

    /// <summary>A handle, or a collection or dictionary of them.</summary>
    private static bool Holds(Type type) =>
        typeof(Handle).IsAssignableFrom(type)
        || Items(type).Any(i => typeof(Handle).IsAssignableFrom(i) || (IsTuple(i) && i.GetGenericArguments().Any(typeof(Handle).IsAssignableFrom)));

    /// <summary>Whether a value of this type can be a handle or lead to one. Of classes, which may be derived from, each object decides.</summary>
    private static bool CanLead(Type type, int depth) =>
        typeof(Handle).IsAssignableFrom(type)
        || HasItems(type, depth)
        || (IsTuple(type) && type.GetGenericArguments().Any(a => CanLead(a, depth + 1)))
        || (IsUsers(type) && (!type.IsValueType || depth > Deepest || AnyField(type, depth)));

    private static bool HasItems(Type type, int depth) => depth <= Deepest && Items(type).Any(i => CanLead(i, depth + 1));

    private static bool AnyField(Type type, int depth) => !type.IsEnum
        && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(f => CanLead(f.FieldType, depth + 1));

    private static IEnumerable<Type> Items(Type type) => type == typeof(string) || type.IsPrimitive
        ? []
        : type.GetInterfaces().Append(type)
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(i => i.GetGenericArguments()[0]);

    private static bool IsTuple(Type type) => type.IsGenericType
        && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    /// <summary>Whether a class can have handles as fields: where it is defined must know the framework. Functions, and what has its own life, is left out.</summary>
    private static bool IsUsers(Type type) =>
        Users.GetOrAdd(type.Assembly, a => a.GetReferencedAssemblies().Any(r => r.Name == typeof(Handle).Assembly.GetName().Name))
        && !new[] { typeof(Delegate), typeof(Analyzer), typeof(Component), typeof(Service) }.Any(t => t.IsAssignableFrom(type));
}
