using System.Globalization;
using System.Reflection;

namespace Heppy.Architecture.Tests;

/// <summary>The public and protected members of an assembly as text: a line for each, below that of its type.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string Of(Assembly assembly) => string.Concat(
        assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(t => Lines(t).Order(StringComparer.Ordinal).Prepend(Header(t))).Select(l => $"{l}\n"));

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        IEnumerable<string> bases = type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal);
        string above = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? Name(parent) : "";
        return $"{kind} {type.Namespace}.{Name(type)} : {string.Join(", ", bases.Prepend(above).Where(b => b.Length > 0))}".TrimEnd(' ', ':');
    }

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => string.Create(CultureInfo.InvariantCulture, $"    {f.Name} = {f.GetRawConstantValue()}"));
        }

        return
        [
            .. type.GetConstructors(Declared).Where(c => IsOpen(c)).Select(c => $"    new({Parameters(c)})"),
            .. type.GetMethods(Declared).Where(m => IsOpen(m) && !(m.IsSpecialName && (m.Name.StartsWith("get_", StringComparison.Ordinal) || m.Name.StartsWith("set_", StringComparison.Ordinal))))
                .Select(m => $"    {Modifiers(m)}{Name(m.ReturnType)} {m.Name}{Generic(m)}({Parameters(m)})"),
            .. type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsOpen)).Select(Property),
            .. type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).Select(f => $"    {(f.IsLiteral ? "const " : f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}{(f.IsLiteral ? $" = {Convert.ToString(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : "")}"),
            .. type.GetEvents(Declared).Where(e => IsOpen(e.AddMethod!)).Select(e => $"    event {Name(e.EventHandlerType!)} {e.Name}"),
        ];
    }

    private static string Property(PropertyInfo property)
    {
        string accessors = string.Join(' ', property.GetAccessors(true).Where(IsOpen).Select(a => a.ReturnType != typeof(void) ? "get;"
            : a.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? "init;" : "set;").Order(StringComparer.Ordinal));
        bool isRequired = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        string index = string.Join(", ", property.GetIndexParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));
        return $"    {Modifiers(property.GetAccessors(true).First(IsOpen))}{(isRequired ? "required " : "")}{Name(property.PropertyType)} {property.Name}{(index.Length > 0 ? $"[{index}]" : "")} {{ {accessors} }}";
    }

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") + (method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsInterface ? "virtual " : "");

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.CustomAttributes.Any(a => a.AttributeType.Name.StartsWith("ParamCollection", StringComparison.Ordinal) || a.AttributeType == typeof(ParamArrayAttribute)) ? "params " : "")}{(p.IsOut ? "out " : p.IsIn ? "in " : p.ParameterType.IsByRef ? "ref " : "")}{Name(p.ParameterType)} {p.Name}{Default(p)}"));

    private static string Default(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) switch { null or "" => "default", var text => text }}" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        string outer = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}." : "";
        string own = type.Name.Split('`')[0];
        int inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        Type[] arguments = type.IsGenericParameter ? [] : type.GetGenericArguments()[(type.IsNested ? inherited : 0)..];
        return $"{outer}{own}{(arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(Name))}>" : "")}";
    }
}
